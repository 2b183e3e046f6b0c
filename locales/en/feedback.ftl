# What people say of the service.

category-feedback = Word about the service
prompt-feedback = Write what was good here, and what was not. Words are enough. It helps us to do better.
feedback-private = The team reads it, and is not told who wrote. If it is about somebody of the team, tap below.
command-feedback = Say something about the service
helped-title = Did this help? So many said so, by how the case ended.
helped-row = { $outcome }: yes { $said_yes }, a little { $said_partly }, no { $said_no }
helped-nobody = Nobody has said yet whether it helped.
team-command-helped = Who said that it helped, by outcome
