# ما يقوله الناس عن الخدمة.

category-feedback = كلمة عن الخدمة
prompt-feedback = ما الذي كان جيدًا هنا، وما الذي لم يكن جيدًا؟ جوابك يساعدنا على التحسن. الكلمات تكفي.
feedback-private = يقرؤه الفريق، ولا يُذكر له من كتب. وإن كان عن أحد من الفريق، فالزر في الأسفل.
command-feedback = كلمة عن الخدمة
helped-title = هل ساعد ذلك؟ هذا ما قيل، بحسب نهاية الحالة.
helped-row = { $outcome }: نعم { $said_yes }، قليلًا { $said_partly }، لا { $said_no }
helped-nobody = لم يقل أحد بعد هل ساعده ذلك.
team-command-helped = هل ساعد ذلك؟ بحسب نهاية الحالة
