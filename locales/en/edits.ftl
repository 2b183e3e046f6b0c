# Words that are changed or taken back.

changed-to = Changed to:
done-unsend = It is taken back, as far as Telegram allows. Somebody may have read it already.
refused-unsend-what = To take a message back, reply to it with /unsend.
refused-unsend-joined = It went out together with other words and cannot be taken back alone.
