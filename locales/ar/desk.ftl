# Lines on the desk.

desk-new = حالة جديدة { $code }، { $urgency }.
desk-again = في الحالة { $code } كلمات جديدة، { $urgency }.

desk-released = أُعيدت الحالة { $code }، { $urgency }. كانت مع { $name }.
desk-lowered = خُفضت الحالة { $code } من خطر الآن إلى { $urgency }، بقرار من { $name }.
desk-lapsed = الحالة { $code }، { $urgency }: كانت مع شخص ولم يصدر جواب. هي متاحة من جديد.
desk-left = الحالة { $code }، { $urgency }: من كانت معه لم يعد في القائمة. هي متاحة من جديد.
desk-still = لم يتولَّ أحد الحالة { $code } بعد، { $urgency }.
desk-no-answer = الحالة { $code }، { $urgency }: هي مع شخص، ولم تُرسَل أي كلمات منذ ذلك الحين.
page-needed = نحتاج إليك في مجموعتك: { $urgency }.
nobody-yet = لم يُجِب أحد من { $team } في المحادثة { $number } بعد. نواصل مناداتهم. يُرجى عدم انتظارهم. يُرجى الاتصال الآن بهذه الأرقام:
