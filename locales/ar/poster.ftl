# What stands on posters and cards; read by people who stand in a corridor.

poster-title = يمكنكم التحدث إلى أحد.
poster-what = قلق على نفسك أو على غيرك؟ يمكن الكتابة إلينا في تيليغرام. يقرأ أناس ما تكتبونه ويجيبون هناك. ولا يُقال للفريق من أنتم.
poster-honest = يعرف تيليغرام صاحب الحساب. وليس هناك من يجيب على مدار الساعة.
poster-danger = عند الخطر الآن، اتصلوا:
poster-human = بلا تيليغرام:
poster-no-name = لا يقول تيليغرام ما اسم البوت. يُرجى النظر في الرمز السري للبوت وفي الاتصال.
poster-no-font = لا خط هنا للغة { $language }. يُرجى تثبيت خط مناسب أو تحديد ملفه.
