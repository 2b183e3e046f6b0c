# Saved replies.

button-replies = ردود محفوظة
button-reply = رد: { $title }
look-reply = هذا ما سيصل إلى من كتب. هل يُرسَل؟
look-entry = هذا العنوان سيصل إلى من كتب. هل يُرسَل؟
look-too = بلغة الفريق:
look-not = لم يُرسَل شيء ولم يتغير شيء.
done-look = نرجو النظر أولًا: السؤال في الأسفل، ولم يُرسَل شيء ولم يتغير شيء بعد.
note-reply = رد محفوظ من { $name }: «{ $title }».
