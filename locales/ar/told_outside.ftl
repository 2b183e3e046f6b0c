# Whom somebody told outside of the team.

button-agree = أوافق
button-differ = أرى غير ذلك

outside-emergency = خدمات الطوارئ
outside-protection = حماية الطفل أو البالغ
outside-police = الشرطة
outside-family = العائلة
outside-school = المدرسة
outside-other = جهة أخرى
told-told = من كتب يعلم بذلك
told-untold = من كتب لا يعلم بذلك
told-law = القانون ألزمني
outside-noted = أُخبرت جهة خارجية: { $whom }. جاء ذلك من { $name }. { $told }.
opinion-asked = هل يوافق شخص آخر؟ لا شيء ينتظر رأيك، لكنه يُكتب.
opinion-agree = موافقة من { $name }: كان إخبار جهة من خارج الفريق صوابًا.
opinion-differ = رأي آخر من { $name }. نرجو الحديث في الأمر.
opinion-wanted = أُخبرت جهة بسبب القانون، وما زال الرأي الثاني ناقصًا.
done-noted = كُتب ذلك.
refused-second = الرأي الثاني يجب أن يأتي من شخص آخر.
