package message

// messagesOfFigures are of the figures of a run and of bills.
func messagesOfFigures() map[string]string {
	return map[string]string{
		"less: in cash, %s": "减：现金给付，%s",
		"A household's %d bills of a year through the layers in turn: dark grey the cost, blue what a layer pays, light grey what is then left, orange what the family bears.": "一户一年%d张账单依次过各层：深灰为总费用，蓝为该层支付，浅灰为此后剩余，橙为家庭负担。",
		"A household's 1 bill of a year through the layers in turn: dark grey the cost, blue what a layer pays, light grey what is then left, orange what the family bears.":   "一户一年1张账单依次过各层：深灰为总费用，蓝为该层支付，浅灰为此后剩余，橙为家庭负担。",

		"yuan, %d": "元，%d年",
		"yuan":     "元",
		"Of %s yuan the layers pay %s, the family bears %s (%s)":               "总费用%s元：各层支付%s元，家庭负担%s元（%s）",
		"The same bills of %s yuan: under every policy the family bears %s":    "同一账单%s元，各政策下家庭都负担%s元",
		"The same bills of %s yuan: the family bears %s under %s, %s under %s": "同一账单%[1]s元：%[3]s下家庭负担%[2]s元，%[5]s下%[4]s元",
		"Total cost":                  "医疗费用总额",
		" (the family's own account)": "（家庭自己的账户）",
		"Out of pocket":               "个人负担",
		"plus: from the own account":  "加：自己的账户所付",
		"What the family bears":       "家庭净负担",
		"No inpatient is paid anything in %d: there is no bill to draw": "%d年没有住院病人得到支付，没有账单可画",
		"The bills are of the median helped inpatient of one simulation (the first draw): admissions of %[1]s yuan, in the middle of about %[2]s inpatients helped; with the settled bills of the family, at the stated values of the policies. Helped: a benefit behind the first pays.": "账单取自一次模拟（首次参数抽样）中受助住院病人的中位者：本年住院费用%[1]s元，排在约%[2]s名受助住院病人正中；连同其家人的已结算账单，按政策所列数值结算。受助指首层之后还有待遇支付。",
		" The other scenarios leave that family the same burden.": "其他方案下该户负担相同。",
		" Below: the scenario that changes most for that family.": "下图为使该户负担变化最大的方案。",

		"Probability of overrun":         "超支概率",
		"No fund spends anything in %d.": "%d年没有基金支出。",
		"Under the baseline %s: probability that spending in %d passes a budget, by fund; marked: what is overrun with 50, 20 and 5 %%.": "基准%s下，%d年支出超过编列金额的概率，按基金；标出超支概率为50%%、20%%、5%%的金额。",
		"Without spending in %d: %s.":  "%d年无支出：%s。",
		"%s, %d":                       "%s，%d年",
		"%d: no budget is said":        "%d年：不给编列金额",
		"No fund needs a budget in %d": "%d年没有基金需要编列",
		"%d: %s is the hardest to foresee: %s %s is overrun with a probability of 50 %%; for 5 %% it takes %s %s": "%d年%s最难估：编列%s%s，超支概率50%%；降到5%%要编列%s%s",

		"The study has the baseline alone: there is nothing to compare.¦drawn":                                                               "本研究只有基准一个方案，没有差别可画。",
		"Differences to the baseline %s, %s. Dot: mean; thick and thin line: 50 %% and 90 %% uncertainty intervals; ~ (grey): may be noise.": "各方案与基准%s之差，%s年。圆点为均值，粗条、细线为50%%、90%%不确定性区间；~（灰色）为差别可能只是随机波动。",
		"There is no measure to compare.":                       "没有可比的指标。",
		"Levels of the baseline %s (mean, 90 %% interval): %s.": "基准%s的水平（均值，90%%区间）：%s。",
		"%s %s %s (%s)":                          "%s%s%s（%s）",
		", each once":                            "年间各计一次",
		", sum":                                  "年合计",
		", mean":                                 "年平均",
		"¦of one year":                           "年",
		"%s, difference, %s%s":                   "%s之差，%s%s",
		"none":                                   "无",
		"The baseline alone: nothing to compare": "只有基准，没有可比的方案",
		"The alternatives differ from the baseline in nothing":            "各方案与基准毫无差别",
		"The alternatives' differences in what patients pay may be noise": "各方案患者负担的差别可能只是随机波动",

		"Sample · quick trial, not to be relied on": "样本 · 快速试算，不作依据",
		"Quick trial, not to be relied on":          "快速试算，不作依据",
		"Sample":                                    "样本",
		"%s people simulated":                       "模拟%s人",
		"%s people simulated for %s":                "模拟%s人，代表%s人",
		"Source: Doudi, simulation: %s; %s; %d parameter draws, %s, seed %d. Intervals hold under the stated ranges of the inputs.": "来源：兜底（Doudi）模拟，%s；%s；%d次参数抽样，%s，种子%d。区间以所列参数范围为前提。",
	}
}
