package message

// messagesOfBacktests are of published figures held against simulated ones.
func messagesOfBacktests() map[string]string {
	return map[string]string{
		"no study of a locality is called `%s`; there are %s":                                        "没有叫 `%s` 的地方研究；有 %s",
		"the study has no published figures to hold the simulation against; write some as `targets`": "研究里没有公布的数字可供检验；请用 `targets` 写上",
		"%s: %s": "%s：%s",

		"ratios that no rule makes":  "比例（没有规则托底）",
		"floors, which a rule makes": "托底（规则造出的比例）",
		"counts¦of people and bills": "人次",
		"money":                      "金额",
		"tails":                      "尾部",
		"all but floors":             "托底以外合计",
		"  of these kept back":       "  其中留作检验",
		"  of these not kept back":   "  其中未留作检验",

		"Published figures that no rule makes: %d of %d inside the simulated 90 %% interval":                      "公布数（规则造出的除外）%[2]d个中%[1]d个在模拟的90%%区间内",
		"Published figures that no rule makes: %d of %d inside the simulated 90 %% interval; kept back: %d of %d": "公布数（规则造出的除外）%[2]d个中%[1]d个在模拟的90%%区间内；其中留作检验的%[4]d个中%[3]d个",
		"No published figure but floors could be compared":                                                        "除托底以外，没有可比的公布数",

		"simulated (90 %%)": "模拟（90%%区间）",
		"inside":            "在区间内",
		"error¦of a mean":   "误差",
		"skill":             "技巧分",
		"P25 to P75":        "P25至P75",
		"kept back":         "留作检验",
		"yes":               "是",
		"no":                "否",
		"By kind":           "按种类",
		"figures¦how many":  "个数",
		"share":             "占比",
		"95 %% interval":    "95%%区间",
		"its size":          "绝对误差中位数",
		"median error":      "误差中位数",

		"* %s %s: inside only because the published quantity may differ by %s %s: %s":                                                                                                                                                 "* %s %s：公布的口径可能相差%s%s，计入才在区间内：%s",
		"† kept back: the study says that it fitted nothing to the figure. Whether it did to the others is not known here; they are counted apart, floors left out.":                                                                  "† 留作检验：研究写明没有用它拟合。其余的是否用来拟合过，这里不知道，所以分开计数，托底不计。",
		"The program tunes nothing to published figures. Each study is simulated on %s people (a smaller place whole) and %d parameter draws, with its own seed.":                                                                     "程序没有照着公布的数字调任何参数。每项研究模拟%s人（不足的地方模拟全部），参数抽样%d次，种子用研究自己的。",
		"Nothing is tuned to these figures. Each study is simulated on %s people (a smaller place whole) and %d parameter draws, with its own seed.":                                                                                  "没有照着这些数字调过任何参数。每项研究模拟%s人（不足的地方模拟全部），参数抽样%d次，种子用研究自己的。",
		"inside: the 90 %% interval holds the published figure, as far as it is rounded and as its study allows for another quantity. Of a floor or ceiling only the wrong side counts.":                                              "在区间内：90%%不确定性区间含公布值，计入舍入和研究写明的口径差。公布为“不低于”“不高于”的，只有错的一侧算错。",
		"error: the simulated mean against the published figure. CRPS (continuous ranked probability score) is the mean distance of the simulated distribution, less half its own spread; here over the published figure, 0 at best.": "误差：模拟均值与公布值之差，占公布值。CRPS（连续分级概率评分）为模拟分布到公布值的平均距离，减去分布自身平均间距的一半；此处占公布值，最好为0。",
		"skill: 1 - CRPS over that of a naive forecast, fixed beforehand: everybody has the national number of bills at the national average cost (0.208 admissions a year for the registered poor, 0.131 for others), settled by the same policy at the county's hospital; money and counts with a standard deviation of a half, ratios of ten points. 1 is perfect, 0 as good as that, negative worse. Floors have none.": "技巧分：1减去CRPS与朴素预测的CRPS之比。朴素预测事先定下：人人按全国的次数住院（在册贫困人口每年0.208次，其他人0.131次），费用为全国平均，在县级医院按同一政策结算；金额和人次的标准差为一半，比例为10个百分点。1为完美，0为与它一样好，负数为更差。托底不打分。",
		"ratios are those that no rule makes: a floor is met by the rule, which is no evidence. Tails are money of what an average bill never reaches; the naive forecast of them is 0.":                                                                                                                                                                                                                                    "比例只指没有规则托底的：托底由规则达到，不算证据。尾部是平均账单够不着的支出，其朴素预测为0。",
		"The interval of a share (Clopper and Pearson) takes figures for independent. Those of one place are not, so less is known than it says.":                                                                                                                                                                                                                                                                           "占比的区间（Clopper–Pearson）把各数当作独立；同一地方的并不独立，实际所知比它说的少。",

		"%d of %d ratios (off by %s)":                           "比例%[2]d个中%[1]d个（误差%[3]s）",
		"%d of %d counts of people and bills (off by %s)":       "人次%[2]d个中%[1]d个（误差%[3]s）",
		"%d of %d sums of money (off by %s)":                    "金额%[2]d个中%[1]d个（误差%[3]s）",
		"%d of %d sums that large bills alone make (off by %s)": "只由大额账单造成的金额%[2]d个中%[1]d个（误差%[3]s）",
		"How such intervals have done: of what %d places published and no rule makes, inside were %s; the errors are medians of how far the mean was off, over what was published. Where fewer than nine in ten were, take an interval for too narrow (`doudi backtest`).": "这样的区间以往准不准：%d个地方公布的、不由规则造出的数，在区间内的：%s；误差是均值与公布值相差的百分比，取中位数。不到十分之九的，应当把区间看作偏窄（`doudi backtest`）。",

		"simulated / published":                  "模拟值/公布值",
		"No published figure could be compared.": "没有可比的公布数。",
		"Simulated over published figures, which are the line at 1. Dot: mean, hollow where the 90 %% interval holds the published figure; thick and thin line: 50 %% and 90 %% uncertainty intervals; arrow: it goes on beyond the axis. At the right the mean.": "模拟值与公布值之比，公布值即1处的竖线。圆点为均值，空心的公布值在90%%区间内；粗条、细线为50%%、90%%不确定性区间；箭头为超出坐标轴。右侧为均值之比。",
		"%s: %d of %d inside (95 %% interval %s to %s)": "%[1]s：%[3]d个中%[2]d个在区间内（占比的95%%区间%[4]s至%[5]s）",
		"A floor is met by the rule that makes it, which is no evidence; of a published \"at least\" every value to the right of 1 is right.": "托底由规则达到，不算证据；公布为“不低于”的，1以右都算对。",
		"Source: Doudi, backtest: %s people simulated of each place, %d parameter draws.":                                                     "来源：兜底（Doudi）历史检验：每个地方模拟%s人，参数抽样%d次。",
		"Source: Doudi, backtest: %s people simulated of each place, %d parameter draws; nothing is tuned to the published figures.":          "来源：兜底（Doudi）历史检验：每个地方模拟%s人，参数抽样%d次；没有照着公布的数字调过参数。",
	}
}
