package message

// messagesOfWords are of the core words, and of what the functions of the policy language do.
func messagesOfWords() map[string]string {
	return map[string]string{
		"inpatient":                           "住院",
		"outpatient":                          "普通门诊",
		"outpatient chronic":                  "门诊特殊慢性病",
		"township":                            "一级及以下",
		"county":                              "二级",
		"city":                                "三级（市）",
		"province":                            "三级（省）",
		"in county":                           "县域内",
		"in area":                             "统筹区内",
		"in province":                         "省内异地",
		"out of province":                     "跨省",
		"extreme poor":                        "特困人员",
		"orphan":                              "孤儿",
		"dibao":                               "低保对象",
		"dibao marginal":                      "低保边缘家庭成员",
		"registered poor":                     "建档立卡贫困人口",
		"exited poor":                         "脱贫人口",
		"marginal":                            "监测对象",
		"resident":                            "普通居民",
		"male":                                "男",
		"female":                              "女",
		"the only conditional":                "唯一的条件写法",
		"the smallest, also of more than two": "最小的；可以多于两个",
		"the largest, also of more than two":  "最大的；可以多于两个",
		"without its sign":                    "绝对值",
		"held between low and high":           "限制在 low 与 high 之间",
		"to the nearest multiple of to":       "四舍五入到 to 的倍数",
		"down to a multiple of to":            "向下取到 to 的倍数",
		"up to a multiple of to":              "向上取到 to 的倍数",
		"the amount: each slice of it at its rate":                                                                "分段计算，每段按自己的比例，得金额",
		"the rate of the slice that it falls in, to be multiplied; with a unit of money the amount of that slice": "落在哪段就取哪段的比例，得比例；表的 unit 是元时，得那一段的金额",
		"the n-th number; the last repeats":                                                                       "第 n 个，最后一个重复",
	}
}
