package message

// messagesOfData are of the dictionary of the data.
func messagesOfData() map[string]string {
	return map[string]string{
		"id of the scenario; the first is the baseline":                                                                      "方案的代号；第一个是基准",
		"calendar year; all = all years of the study together":                                                               "年份；all 指研究的各年合计",
		"member of the division; all where that is all":                                                                      "分组中的一组；不分组时为 all",
		"unit of the value; CNY is yuan, not ten thousands":                                                                  "数值的单位；CNY 是元，不是万元",
		"number of the draw of the uncertain inputs, from 1; the same in all scenarios":                                      "第几次参数抽样，从 1 起；各方案相同",
		"number of the replicate within the draw, from 1; the same number is the same people and illnesses in all scenarios": "该次抽样内第几次重复模拟，从 1 起；号相同的，各方案是同样的人和病",
		"what is measured; measures are below":                                                                               "指标；各指标见下",
		"how the people or the money are divided":                                                                            "怎样分组",
		"what the simulation found, unrounded; of a sample, weighted to the whole":                                           "这次模拟得到的数，未舍入；样本的已加权到全体",
		"name of the input": "参数的名称",
		"scenario whose policy states it; empty = all scenarios; a scenario that is not listed has the first one's": "哪个方案的政策所写；空白是各方案共用；没有列出的方案与第一个相同",
		"what it is, in Chinese": "中文名称", "what it is, in English": "英文名称",
		"unit; factor = a policy's number is its stated value times this": "单位；factor 指政策里的数是所写的数乘以它",
		"stated or most likely value, the mode":                           "所写的或最可能的值，即众数",
		"lower end of the range":                                          "范围下端", "upper end of the range": "范围上端",
		"from which it is drawn, between low and high: triangular with its mode at value, two-sided power with the stated mean, lognormal with the mean value, or normal around it": "抽样的分布，在 low 与 high 之间：众数在 value 的三角分布、均值为所写数的双侧幂分布、均值为 value 的对数正态分布，或以 value 为中心的正态分布",
		"mean of what is drawn; not value where the range is skewed":                            "抽样的均值；范围偏向一边时不等于 value",
		"stated standard deviation, of a normal or of the log of a lognormal":                   "所写的标准差：正态分布的，或对数正态分布取对数后的",
		"inputs of one family share a cause, and are high and low together":                     "同一组的参数同出一因，一起偏高偏低",
		"share of the variance of its place in the range that it has in common with its family": "它在范围里位置的方差中，与同组共有的部分",
		"inputs of one name here stand at the same place of their ranges in every draw":         "这一列同名的参数，每次抽样在各自范围里的位置相同",
		"where it comes from":                  "出处",
		"stated, found, derived or unverified": "stated 文件载明、found 公开查得、derived 推算、unverified 未核实",
		"of the input in the draw":             "该参数在该次抽样中的值",
	}
}
