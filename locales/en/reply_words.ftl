# Words of the team on their way to a reporter.

link-warning = There is a link below. Opening it may show who you are.
link-telegram = Links into Telegram show who opens them, so this was not sent. Please write what is behind the link.
refused-leads-nowhere = That conversation goes on in another topic, or is erased. What you wrote was not passed on.
refused-erased = That conversation is over and erased. What you wrote was not passed on.
