# The community's channel: announcements, and what becomes of a post.

announce-how =
    Write /announce and then the words, or send a picture with that as its caption.
    A time may stand on the first line: { $time }, or { $day }.
    A button may stand on the last: { $example }
announce-no-channel = There is no channel here: see { $key } in the configuration. Only the main team announces.
announce-long = This is too long: at most { $most } letters, or { $picture } with a picture.
announce-time = This time is over, is more than a year away, or could not be read. Write it as { $time }, or { $day }.
announce-look = { $name } would like to announce this. A second member looks: is it right, and is nobody shown in it?
announce-when = It goes out at { $time }.
announce-label = { $label } ↗
announce-second = A second member has to look, not the one who wrote it.
announce-agreed = It goes into the channel.
announce-dropped = It does not go into the channel.
announce-lapsed = An announcement was not looked at for a day, so it was dropped.
button-announce-yes = Publish it
button-announce-no = Do not publish
posted-how = Write /posted and the link of the post. In the channel, hold the post and copy its link.
posted-none = No post is uncertain.
post-stands-announcement = The announcement is in the channel.
post-stands-question = A question is in the channel.
post-uncertain = It is not certain whether a post has reached the channel. Somebody has to look.
post-unwanted = The person who asked has taken back a post that may be in the channel. Please look, and delete it there.
post-after = It would stand after { $link }
post-before = It would stand before { $link }
post-newest = It would be the newest post.
post-look = If it is there, write /posted and its link. If not, tap a button.
post-failed = Telegram does not let the bot post in the channel. Is it an admin there who may post?
post-by-hand = The bot may not change this post. Please delete it by hand: { $link }
post-withdrawn = Taken back by the person who asked.
button-post-again = It is not there: publish it
button-post-drop = It is not there: leave it out
admin-unreachable-channel = The channel cannot be reached. What is to be published waits.
team-command-announce = Something for the channel
team-command-posted = An uncertain post is there: /posted and its link

button-updates = Stay updated
updates-where = Our channel: { $link }
updates-seen = Whoever joins it is seen there: the people who run the channel see your name and picture.
updates-instead = Questions that were published can be read here, without joining.
updates-none = There is no channel here.
command-updates = Stay updated
