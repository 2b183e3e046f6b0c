# Words that are changed or taken back.

changed-to = تغيّرت إلى:
done-unsend = سُحبت الرسالة بقدر ما يسمح تيليغرام. ربما قرأها أحد قبل ذلك.
refused-unsend-what = لسحب رسالة يُكتب ‎/unsend ردًّا عليها.
refused-unsend-joined = أُرسلت مع كلمات أخرى، ولا يمكن سحبها وحدها.
