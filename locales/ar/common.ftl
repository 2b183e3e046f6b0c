# ما يقرؤه أكثر من نوع واحد من القرّاء.

repeat-mark = قد تكون هذه الرسالة مكرّرة.
number-line = { $label }: { $phone }

refused-unknown-button = لم يعد هذا الزر يفيد. الأمر ‎/start يعرض الأزرار الجديدة.
refused-empty = لم تكن في الرسالة كلمات. يُرجى كتابة بعضها.
short-yes = نعم
short-no = لا
team-team = الفريق
team-independent = الفريق المستقل
list-and = { $some }، { $more }
