package message

// messagesOfSheets are of settlement sheets and of their comparison.
func messagesOfSheets() map[string]string {
	return map[string]string{
		"The same family's bills, side by side":                                            "同一家的账单，几种政策并排",
		"  -: not in force then or there; 0.00: in force, and pays nothing of these bills": "  -：当时当地没有这项待遇；0.00：有，但这些账单不付",
		"yuan¦over a table":              "单位：元",
		"  benefit year":                 "  待遇年度",
		"Eligible cost":                  "政策范围内费用",
		"  clause":                       "  依据",
		"Paid in all":                    "支付合计",
		"  against %s":                   "  比%s",
		"The family's burden, less cash": "家庭负担（含个人账户，减现金待遇）",
		"The family's burden":            "家庭负担（含个人账户）",
		"Out of pocket by bill, before payments at period ends": "各账单的个人负担（期末支付前）",
		"  %s, month %d, %s": "  %s，%d月，%s元",
		"  %s: %s":           "  %s：%s",
		"Clauses in full":    "依据全文",

		"the condition does not hold: pays 0.00": "条件不成立，支付 0.00",
		", ceiling %.2f":                         "，限额 %.2f",
		"computed %.4f%s, unpaid %s, pays %s":    "计算 %.4f%s，可付余额 %s，支付 %s",
		", source: %s":                           "，依据：%s",
		"[Clauses]":                              "[依据]",
		"  Step by step, at the period's end:":   "  期末逐步说明：",
		"  Bill %s, step by step:":               "  账单 %s 逐步说明：",

		"Settlement sheet":                                     "一站式结算单",
		"Policy: %s    Benefit year: %d":                       "政策：%s    待遇年度：%d",
		"Amounts in %s":                                        "单位：%s",
		"%s does not state, counted as 0: %s":                  "%s 没写，按 0 计：%s",
		"%s does not state %s; it follows from the rest as %s": "%s 没写 %s，由其余各数推得 %s",
		"Out of pocket, in words":                              "个人负担（大写）",

		"Deductible due (%s)":                     "本次起付标准（%s）",
		"Bill %s, month %d":                       "账单 %s，%d月",
		"of it within the scope":                  "其中：自付（政策范围内）",
		"of it outside the scope":                 "其中：自费（政策范围外）",
		"From own account (the family's burden)":  "个人账户支付（计入家庭负担）",
		"Effective rate (of total cost)":          "综合报销比例（占总费用）",
		"Eligible cost paid by all funds":         "政策范围内支付比例（各基金）",
		"[Paid at the end of a period]":           "[期末支付]",
		"[The year]":                              "[全年合计]",
		"Paid besides, for costs before the file": "另付此前的费用",
		"year's end":                              "年末",
		"end of month %d":                         "%d月末",
		"household":                               "家庭",
		"person":                                  "本人",
		"Part of the bill is not known: in %d trials within what is stated, out of pocket lies between %s and %s; settled at the middle below.": "账单中有未知的部分：在所写范围内试算%d次，个人负担在 %s 至 %s 之间；下面按中点结算。",

		"eligible": "政策范围内费用",
		"excluded": "政策范围外费用",
	}
}
