package message

// messagesOfCautions are what a reader must know to read a run's figures rightly.
func messagesOfCautions() map[string]string {
	return map[string]string{
		"No budget is given: with fewer than %[2]d parameter draws (here %[1]d) the 95th percentile cannot be relied on.":                                                                                                 "不报编列金额：参数只抽样%d次，少于%d次，第95百分位靠不住。",
		"No budget is given: the sample holds %d households of \"%s\", fewer than %d; simulate more people.":                                                                                                              "不报编列金额：样本里“%[2]s”只有%[1]d户，少于%[3]d户；请增加模拟人数。",
		"How spending divides among the benefits rests on unverified rules and is not identified by published figures; read the total.":                                                                                   "各待遇之间的分担取决于未核实的规则参数，公开数据不能识别，只可参考总额。",
		"The population is a sample: intervals are of the whole population, the chance that a sample magnifies taken off and the error of which households are in it added; what hangs on a few of them is not reported.": "人口是抽样：区间按全体人口计，抽样放大的偶然已扣除，样本本身的误差（抽到哪些户）已加入；只靠样本里几户的数不报。",
		"Only one parameter draw: the intervals hold chance alone, and nothing of what the ranges of the inputs leave open.":                                                                                              "参数只抽样1次：区间里只有偶然，没有各项输入范围带来的不确定性。",
		"Only %d parameter draws, fewer than %d: the ends of the intervals are rough.":                                                                                                                                    "参数只抽样%d次，少于%d次：区间的两端粗略。",

		"Illness-induced poverty here is impoverishing health expenditure: households that a year of illness takes below the line, and not those whose registered cause of poverty is illness. It is counted three ways (D1 by consumption, D2 by income with lost labour, lost labour alone); levels differ severalfold, differences between policies hardly: read the differences. Who is below the line already cannot fall; see the gap.": "这里的“因病致贫”指致贫性卫生支出：因当年生病落到贫困线下的户，不是登记的“致贫原因为因病”的户。按三种口径并列：D1 消费口径，D2 收入口径（含误工），误工单独一项；各口径水平相差数倍，政策之差较稳，宜看差值。本就在线下的户不会再“跌入”，看缺口。",

		"So few people are taken for those of a county or a few: admission rates of counties differ by more than those of areas of many counties, which makes the intervals here wider. If the place's own rate is known, state it in the profile (`locality.admissions`).": "人口这样少，按一个或几个县看：各县住院率之差，比许多县合成的地方之间大，所以这里的区间更宽。知道本地住院率的，写在人口概况里（`locality.admissions`）。",
		"The catalogue of illness names conditions that nobody in the profile carries (%s): what it says of them changes no figure here.":                                                                                                                                   "疾病目录提到的这些慢性病，人口概况里没有人患：%s；目录里关于它们怎么写，都不改变这里的任何数字。",

		"Scenario \"%s\" gives exactly the results of the first one; see whether its changes take effect.":                                                                                           "方案“%s”与第一个方案的各项结果毫无差别，请核对其改动是否生效。",
		"%d inputs are used outside the years that they are known for: before the first or after the last, or stated as growth or as what holds until it is stated anew; %s lists them all.":         "%d项输入用在已知年份之外：或在最早的以前，或在最晚的以后，或按增长率、按“未另有规定前不变”填写；全部清单见 %s。",
		"The policy \"%s\" was checked against the law until %s; its rules go on from there as they stood.":                                                                                          "政策“%s”只核对至%s，此后沿用当时的规定。",
		"The policy \"%s\" has a number below 0 in %s; see whether that is meant.":                                                                                                                   "政策“%s”的 %s 中有小于零的数；请核对是否本意。",
		"Scenario \"%s\" takes %s below 0; see whether that is meant.":                                                                                                                               "方案“%s”使 %s 小于零；请核对是否本意。",
		"Scenario \"%s\": what it changes in %s can have no effect: %s.":                                                                                                                             "方案“%s”对 %s 的改动不会有任何作用：%s。",
		"\"%s\" is paid on application, and nothing says who applies (`applied: {%s: …}` in the study or its profile): it pays nothing here.":                                                        "“%s”依申请支付，而没有说明谁会申请（在研究或人口概况里写 `applied: {%s: …}`）：这里它一分未付。",
		"Not everybody applies for what is due: %s. Ranges and sources are in %s; the one bill that is shown on its way is settled as if all of it were applied for, benefits on application apart.": "并非人人都申领应得的待遇：%s。范围和来源见 %s；逐层展示的那一张账单按全部申领计算，依申请的待遇除外。",
		"%.0f %% (%s)¦a take-up":               "%.0f%%（%s）",
		"%.0f %% (%.0f–%.0f %%, %s)¦a take-up": "%.0f%%（%.0f–%.0f%%，%s）",
		"%s %s¦a take-up":                      "%s %s",
		"%s from %s %s¦a take-up":              "%s（%s 起）%s",
		"%s in \"%s\"¦a scenario":              "%s（“%s”）",
		"Years insured and missed count from %d on: who was insured before is not known, and nobody is taken to have missed a year then. Years without a claim are not counted, and what adds to a ceiling for them is left out.": "连续参保年数、断保年数从%d年算起：此前谁参保不得而知，不当作断保；零报销年数没有模拟，因此而提高的限额不计。",
		"Scenario \"%s\": no such bills are simulated as these benefits in force pay of (%s); what they pay is in no figure here, nor what changing them would.":                                                                  "方案“%s”有几项待遇在执行，但模型不模拟这类账单（%s）：它们支付多少、改动它们有什么影响，这里的数字都不含。",
		"Scenario \"%s\": its benefits name categories that nobody in the profile has (%s); what changes for them changes no figure here.":                                                                                        "方案“%s”的待遇提到的这些类别，人口概况里没有人：%s；对他们的改动不会改变任何数字。",
	}
}
