# What it is about, and whom somebody would like to answer.

raise-what = بماذا يتعلق الأمر؟ السطر الأقرب إليه يكفي.

button-wish-woman = أريد أن تجيب امرأة
button-wish-man = أريد أن يجيب رجل
wish-woman = نخبر { $team } برغبتك أن تجيب امرأة. ويبقى كل من في { $team } يقرأ كلماتك. قد يطول الأمر قليلًا.
wish-man = نخبر { $team } برغبتك أن يجيب رجل. ويبقى كل من في { $team } يقرأ كلماتك. قد يطول الأمر قليلًا.
wish-nobody = بحسب علمنا لا يوجد في { $team } من يناسب ذلك. نخبرهم برغبتك مع ذلك.
