# ما يقرؤه أكثر من نوع واحد من القرّاء.

repeat-mark = قد تكون هذه الرسالة مكرّرة.
number-line = { $label }: { $phone }
