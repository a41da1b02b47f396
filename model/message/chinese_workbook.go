package message

// messagesOfWorkbook are of the workbook that a run leaves.
func messagesOfWorkbook() map[string]string {
	return map[string]string{
		"Summary¦a sheet": "摘要", "Comparison¦a sheet": "方案比选表", "Budget¦a sheet": "收支预算表", "Performance¦a sheet": "绩效目标申报表",
		"Three years¦a sheet": "三年滚动", "Reckoning¦a sheet": "测算过程表", "Funds by year¦a sheet": "各年基金支出", "Groups¦a sheet": "分组", "Simulations¦a sheet": "逐次模拟",
		"Inputs¦a sheet": "参数", "Manifest¦a sheet": "清单",
		"measure¦a column": "指标", "against the baseline": "与基准之差", "division": "分法", "year": "年份",
		"All years of the study together. ~ stands where the difference may be noise. Intervals are uncertainty intervals under the stated ranges of the inputs.": "研究各年合计。~ 指差可能只是随机波动。区间是参数所写范围下的不确定性区间。",
		"Fund spending, ten thousand yuan": "基金支出，万元", "Fund spending by year, ten thousand yuan": "各年基金支出，万元",
		"register¦a division": "身份", "tenth by income, poorest first": "收入十等分，从最低起", "all¦of a division": "全体",
		"item¦of a budget": "项目", "last year's accounts": "上年决算数", "this year's budget": "本年预算数", "this year, expected": "本年预计执行数", "next year's budget (%d)": "下年预算数（%d年）",
		"change¦of a budget": "增减额", "change, %%": "增减%%", "to be filled in": "待填",
		"I. Income": "一、收入", "central and provincial grants": "中央和省级财政补助", "city and county budgets": "市县财政预算安排", "lottery and donations": "彩票公益金和社会捐赠", "interest and other income": "利息和其他收入",
		"Income, sum": "收入合计", "II. Spending": "二、支出", "premiums paid for people": "资助参保",
		"inpatient assistance": "住院救助", "outpatient assistance": "门诊救助", "assistance tilted to heavy burdens": "倾斜救助",
		"of medical assistance: %s (as the fund's accounts divide it; not added again)": "医疗救助中：%s（按基金账目分，不再相加）",
		"Spending, sum": "支出合计", "III. Balance at the beginning of the year": "三、年初结余", "IV. Balance at the end of the year": "四、年末结余",
		"Ten thousand yuan. Next year's spending is the mean of the simulation for %d under the baseline; an amount that suffices with a probability of 95 %% is below.": "单位：万元。下年支出是现行方案 %d 年的模拟均值；不超支概率为 95%% 所需的金额见下。",
		"What accounts know is stated by the study: %s %s (%s).": "账目上的数由研究写明：%s %s（%s）。",
		"What is marked \"to be filled in\" is known from the accounts, and no simulated number stands for it; until all lines of a column are filled in, its sums and balances are not known.": "标“待填”的要按账目填写，不用模拟数代替；一列没有填全，合计和结余就不知道。",
		"first level": "一级指标", "second level": "二级指标", "indicator": "三级指标", "value for %d": "%d年指标值", "output¦of performance": "产出指标", "effect¦of performance": "效益指标",
		"quantity": "数量指标", "quality": "质量指标", "cost¦of performance": "成本指标", "social effect": "社会效益指标", "satisfaction": "满意度指标", "satisfaction of those served": "服务对象满意度",
		"persons helped by %s": "%s惠及人数",
		"Values are those of the simulation under the baseline, not promises: what is declared is for the office to decide.":  "指标值是现行方案的模拟数，不是承诺；申报多少由单位决定。",
		"Each row is reckoned by itself, in means; the sum of the rounded means may differ from the total in the last digit.": "各行分别算，都是均值；舍入后的各行相加，末位可能与合计不同。",
		"admissions per person": "住院率", "admissions (formula)": "住院人次（公式）", "cost of an admission, yuan": "次均费用，元",
		"inpatient cost, ten thousand yuan (formula)": "住院费用，万元（公式）", "simulated: inpatient cost": "模拟：住院费用，万元", "share that funds pay": "基金支付比例",
		"paid by funds, ten thousand yuan (formula)": "基金支付，万元（公式）", "simulated: paid by funds": "模拟：基金支付，万元",
		"The formulas multiply means; the simulated columns are means of products, and so differ a little. What funds pay at a period's end is not in them.": "公式是均值相乘，模拟列是乘积的均值，略有出入。期末待遇不在其中。",
		"Write other persons, rates, costs or shares into the sheet, and what funds pay follows.":                                                            "改表里的人数、住院率、次均费用或比例，基金支付随之变动。",
		"benefit, fund or payer": "待遇、基金或出资方", "of it P5 to P95": "差的P5至P95", "all years": "各年合计",
		"draw": "抽样", "replicate": "重复", "The first %d simulations; replicates.csv has all.": "前 %d 次模拟；全部在 replicates.csv。",
		"input": "参数", "what it is": "名称", "from¦a range": "下端", "to¦a range": "上端", "status": "状态",
		"what¦of a manifest": "项目", "seed": "种子", "people simulated": "模拟人数", "people they stand for": "代表人数",
	}
}
