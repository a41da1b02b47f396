package message

// messagesOfChanges are of inputs that scenarios change, and of interventions.
func messagesOfChanges() map[string]string {
	return map[string]string{
		"the intervention `%s` is named twice":                                                              "干预 `%s` 写了两次",
		"a change of `%s` must say one of `value`, `scale`, `add` and `at_most`":                            "改 `%s` 要在 `value`、`scale`、`add`、`at_most` 中写一个",
		"a value stands in the place of the input and its range; a factor and what is added keep the range": "`value` 取代这项输入和它的范围；乘数和加数保留范围",
		"{path: %s, from: 2027, scale: 1.05}":                                                               "{path: %s, from: 2027, scale: 1.05}",
		"`from` is no year":                                                                                 "`from` 不是年份",
		"inputs of profile and catalogue are numbers of calendar years":                                     "人口概况和疾病目录的输入是按日历年的数",
		"a year like 2027": "写年份，如 2027",
		"`from` must be a calendar year from %d to %d":                                                   "`from` 必须是 %d 到 %d 之间的日历年",
		"`%s` is what the people are made from, and no scenario changes that":                            "`%s` 是人口的构成，方案不能改",
		"all scenarios are held against each other with the same people":                                 "各方案用同样的人相互比较",
		"a profile of its own, and a second study with it":                                               "另写一份人口概况，用它另做一项研究",
		"there is no input `%s` in this study's profile and catalogue":                                   "这项研究的人口概况和疾病目录里没有 `%s` 这项输入",
		"a path is the keys that lead to a number, a star for one of them: catalogue.levels.*.mean_cost": "路径是通到一个数的各级键，* 代表其中一级：catalogue.levels.*.mean_cost",
		"`%s` is the same in all years, and this changes it from %d on":                                  "`%s` 各年相同，这里却从 %d 年起改",
		"it is of one year, or of the whole course of the years":                                         "它属于某一年，或贯穿所有年份",
		"the change without `from`":                                                                      "不写 `from`",
		"`%s` changes from %d on, before it can: from %d":                                                "`%s` 从 %d 年起改，早于能改的 %d 年",
		"numbers are stated for a base year, and a growth acts on the year after it":                     "数是按基年给出的，增长率从基年的下一年起作用",
		"from: %d or later, or no `from` for all years":                                                  "from: %d 或更晚；各年都改的不写 `from`",
		"this takes `%s` to %s, and it lies from %s to %s":                                               "这样 `%s` 成了 %s，而它只能在 %s 到 %s 之间",
		"its range is %s; a share of more than all, or a cost below nothing, has no meaning":             "它的范围是 %s；超过全部的比例、低于零的费用没有意义",
		"scale: %s at most, or a `value`":                                                                "scale 最多 %s，或改用 `value`",
		"`%s` is changed twice in the same year":                                                         "`%s` 在同一年改了两次",
		"one of the two, or `from` another year on":                                                      "留一个，或写不同的 `from`",
		"Scenario \"%s\" changes inputs: %s. %s lists them.":                                             "方案“%s”改了输入：%s。详见 %s。",
		"%s: %s¦a change of an input":                                                                    "%s 改为 %s",
		"%s times %s¦a change of an input":                                                               "%s ×%s",
		"%s plus %s¦a change of an input":                                                                "%s 加 %s",
		"%s at most %s¦a change of an input":                                                             "%s 至多 %s",
		"%s from %d on¦a change of an input":                                                             "%[2]d 年起 %[1]s",
	}
}
