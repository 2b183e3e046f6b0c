# What it is about, and whom somebody would like to answer.

raise-what = بماذا يتعلق الأمر؟ السطر الأقرب إليه يكفي.

button-wish-woman = أريد أن تجيب امرأة
button-wish-man = أريد أن يجيب رجل
wish-woman = نخبر { $team }: نرجو أن تجيب امرأة. يبقى الجميع في { $team } يقرؤون. قد يطول الأمر قليلًا.
wish-man = نخبر { $team }: نرجو أن يجيب رجل. يبقى الجميع في { $team } يقرؤون. قد يطول الأمر قليلًا.
wish-nobody = بحسب علمنا لا يوجد في { $team } من يناسب ذلك. نخبرهم برغبتك مع ذلك.
