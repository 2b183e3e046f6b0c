# Who reads what is sent.

button-who = Who reads this?
who-title = These people read what you send:
who-one = • { $name }
who-more = { $count ->
    [one] One more person.
   *[other] { $count } more people.
  }
who-all = { $count ->
    [one] One person.
   *[other] { $count } people.
  }
who-work = Their work: { $work }.
who-women = Women: { $count }.
who-men = Men: { $count }.
who-apart = These people of the independent group read what you send here. The team does not see it:
who-unlisted = { $count ->
    [one] One more in the group is not on the list, and may read along.
   *[other] { $count } more in the group are not on the list, and may read along.
  }
who-independent = A second, independent group reads only what is about the team or a leader. The team does not see that.
