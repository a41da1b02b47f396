package measure

import "doudi/model"

func title(zh, en string) model.Title { return model.Title{ZH: zh, EN: en} }

// table holds every measure once. Rates name their scope: inpatient and chronic are of the bills that were settled,
// household of all bills and net of what is paid at a period's end. An effective rate is what all funds pay of the whole
// cost, an eligible rate what they pay of the eligible cost, which is never more than all of it.
var table = withYears([]Measure{
	{ID: "households", Unit: "households", heads: true, monthly: true, Title: title("户数", "households"), household: amount(Households)},
	{ID: "persons", Unit: "persons", heads: true, monthly: true, Title: title("人数", "persons"), household: amount(Persons)},
	{ID: "admissions", Unit: "admissions", monthly: true, Title: title("住院人次", "admissions"), household: amount(Admissions), level: amount(LevelAdmissions)},
	{ID: "patients", Unit: "persons", heads: true, monthly: true, Title: title("有账单的人数", "persons with a bill"), household: amount(Patients)},
	{ID: "inpatients", Unit: "persons", heads: true, monthly: true, Title: title("住院人数", "persons admitted"), household: amount(Inpatients)},
	{ID: "outpatient_chronic_bills", Unit: "bills", monthly: true, Title: title("门诊慢特病账单数", "chronic outpatient bills"), household: amount(ChronicBills)},
	{ID: "total_cost", Unit: "CNY", monthly: true, Title: title("医疗费用总额", "total cost of all bills"), household: amount(TotalCost), level: amount(LevelTotal)},
	{ID: "eligible_cost", Unit: "CNY", monthly: true, Title: title("政策范围内费用", "eligible cost of all bills"), household: amount(EligibleCost), level: amount(LevelEligible)},
	{
		ID: "fund_spending", Unit: "CNY", monthly: true, crossed: true, Title: title("基金支出合计", "fund spending"), Note: title("个人账户除外", "a personal account is the patient's"),
		Alone: title("基金支出", "Fund spending"), Row: title("各项合计", "All benefits"),
		benefit: amount(BenefitPaid), summed: true, level: amount(LevelPaid),
	},
	{
		ID: "payer_spending", Unit: "CNY", Title: title("出资方支出", "what payers spend"), Note: title("待遇、政策里代缴的保费和所付的干预；干预不分身份、类别、十等分；一方付给另一方的保费两处都有", "benefits, the premiums that policies pay, and interventions that scenarios have it pay for, which are in no status, category or decile; a premium from one payer to another stands with both"),
		premium: amount(PremiumPaid), summed: true,
	},
	{ID: "paid_admissions", Unit: "admissions", monthly: true, crossed: true, Title: title("一项待遇付过的住院人次", "admissions of which a benefit paid anything"), benefit: amount(BenefitAdmissions)},
	{ID: "paid_outpatient_bills", Unit: "bills", monthly: true, Title: title("一项待遇付过的门诊慢特病账单数", "chronic outpatient bills of which a benefit paid anything"), benefit: amount(BenefitChronic)},
	{ID: "paid_outpatients", Unit: "persons", heads: true, monthly: true, Title: title("一项待遇付过其门诊慢特病账单的人数", "persons of whose chronic outpatient bills a benefit paid anything"), benefit: amount(BenefitPatients)},
	{
		ID: "helped_persons", Unit: "persons", heads: true, monthly: true, crossed: true, Title: title("一项待遇付过的人数", "persons to whom a benefit paid anything"),
		Note: title("账单上的，期末给本人或给其户的", "of a bill, or at a period's end to them or to their household"), benefit: amount(BenefitHelped),
	},
	{
		ID: "paid_per_helped", Unit: perHelped, monthly: true, Title: title("一项待遇付给每人多少", "what a benefit pays per person helped"),
		Note: title("除以付过的人数；几年的，一人每年计一次", "over the persons to whom it paid anything, of several years each of them once a year"), benefit: share(BenefitPaid, BenefitHelped),
	},
	{
		ID: "oop", Unit: "CNY", Title: title("个人负担", "out-of-pocket cost"), Note: title("结算后自付 + 未报销 + 账单外", "settled + never claimed + outside bills"),
		household: part{num: outOfPocket},
	},
	{ID: "oop_settled", Unit: "CNY", monthly: true, Title: title("结算后自付", "out-of-pocket cost of settled bills"), household: amount(Settled), level: part{num: leftOfLevel}},
	{ID: "oop_unsettled", Unit: "CNY", monthly: true, Title: title("未报销的账单", "bills that were never claimed"), household: amount(Unsettled)},
	{ID: "oop_other", Unit: "CNY", Title: title("账单外支出（假定）", "spending outside bills (assumed)"), household: amount(OtherSpending)},
	{ID: "cash_benefits", Unit: "CNY", monthly: true, Title: title("现金待遇", "benefits in cash"), household: amount(Cash)},
	{ID: "lost_labour", Unit: "CNY", Title: title("误工损失", "income lost with labour"), household: amount(LostLabour)},
	{
		ID: "premium_subsidy", Unit: "CNY", Title: title("资助参保", "premiums paid for people"),
		Note:  title("不在基金支出内；政策写了 `at: enrolment` 的，是这些待遇，否则是人口概况所写财政为在册户代缴的个人参保费", "not in fund spending; the benefits `at: enrolment` of the policy, or else what the profile says that government pays for the register"),
		Alone: title("资助参保(另计)", "Premiums paid (apart)"), Row: title("财政为在册户代缴的个人参保费", "paid by government for the register"), household: amount(Subsidy), premium: amount(PremiumPaid),
	},
	{
		ID: "oop_per_person", Unit: "CNY per person", Title: title("人均个人负担(含账单外)", "out-of-pocket cost per person, outside bills included"),
		Alone: title("个人负担，人均", "Family's burden, per person"), Row: title("人均(全体居民)", "per person, all residents"), household: part{outOfPocket, count(Persons)},
	},
	{
		ID: "oop_bills_per_person", Unit: "CNY per person", Title: title("人均个人负担，账单内", "out-of-pocket cost per person on bills"),
		Row: title("  其中账单内", "  of it on bills"), household: part{total(Settled, Unsettled), count(Persons)},
	},
	{
		ID: "oop_other_per_person", Unit: "CNY per person", Title: title("人均个人负担，账单外（假定）", "out-of-pocket cost per person outside bills (assumed)"),
		Row: title("  其中账单外(假定)", "  of it outside bills (assumed)"), household: share(OtherSpending, Persons),
	},
	{
		ID: "oop_per_patient", Unit: "CNY per patient", Title: title("患者人均个人负担，账单内", "out-of-pocket cost per patient on bills"),
		Alone: title("患者人均负担(账单内)", "Burden per patient (on bills)"), Row: title("患者人均(有账单者, 账单内)", "per patient with a bill, on bills"),
		household: part{total(Settled, Unsettled), count(Patients)},
	},
	{ID: "inpatient_cost", Unit: "CNY", monthly: true, Title: title("住院费用总额", "total cost of all admissions"), household: amount(InpatientCost)},
	{ID: "inpatient_settled", Unit: "CNY", monthly: true, Title: title("已结算的住院费用", "total cost of settled admissions"), household: amount(InpatientTotal)},
	{ID: "inpatient_paid", Unit: "CNY", monthly: true, Title: title("各基金为住院账单所付", "what all funds pay of inpatient bills"), Note: title("期末待遇除外", "period ends apart"), household: amount(InpatientPaid)},
	{ID: "chronic_settled", Unit: "CNY", monthly: true, lumpy: true, Title: title("已结算的门诊慢特病费用", "total cost of settled chronic outpatient bills"), household: amount(ChronicTotal)},
	{ID: "chronic_paid", Unit: "CNY", monthly: true, lumpy: true, Title: title("各基金为门诊慢特病账单所付", "what all funds pay of chronic outpatient bills"), Note: title("期末待遇除外", "period ends apart"), household: amount(ChronicPaid)},
	{ID: "cost_per_admission", Unit: "CNY per admission", monthly: true, Title: title("次均住院费用", "mean cost of an admission"), household: share(InpatientCost, Admissions), level: share(LevelTotal, LevelAdmissions)},
	{ID: "burden_household_p50", Unit: "CNY per household", quantile: 0.50, burden: HouseholdBurden, Title: title("一户一年个人负担（含账单外），第 50 百分位", "a household's yearly out-of-pocket cost, outside bills included, percentile 50"), Note: title("几年合计的，各年的户一起排", "of several years, the households of all of them together")},
	{ID: "burden_household_p90", Unit: "CNY per household", quantile: 0.90, burden: HouseholdBurden, Title: title("一户一年个人负担（含账单外），第 90 百分位", "a household's yearly out-of-pocket cost, outside bills included, percentile 90")},
	{ID: "burden_household_p95", Unit: "CNY per household", quantile: 0.95, burden: HouseholdBurden, Title: title("一户一年个人负担（含账单外），第 95 百分位", "a household's yearly out-of-pocket cost, outside bills included, percentile 95")},
	{ID: "burden_household_p99", Unit: "CNY per household", quantile: 0.99, burden: HouseholdBurden, Title: title("一户一年个人负担（含账单外），第 99 百分位", "a household's yearly out-of-pocket cost, outside bills included, percentile 99")},
	{ID: "burden_patient_p50", Unit: "CNY per patient", quantile: 0.50, burden: PatientBurden, Title: title("一名有账单者一年账单内负担，第 50 百分位", "yearly cost on bills of a person with a bill, percentile 50"), Note: title("按人按年计；付给户的期末待遇不摊到人", "by person and year; what a household is paid at a period's end is no patient's")},
	{ID: "burden_patient_p90", Unit: "CNY per patient", quantile: 0.90, burden: PatientBurden, Title: title("一名有账单者一年账单内负担，第 90 百分位", "yearly cost on bills of a person with a bill, percentile 90")},
	{ID: "burden_patient_p95", Unit: "CNY per patient", quantile: 0.95, burden: PatientBurden, Title: title("一名有账单者一年账单内负担，第 95 百分位", "yearly cost on bills of a person with a bill, percentile 95")},
	{ID: "burden_patient_p99", Unit: "CNY per patient", quantile: 0.99, burden: PatientBurden, Title: title("一名有账单者一年账单内负担，第 99 百分位", "yearly cost on bills of a person with a bill, percentile 99")},
	{ID: "admission_rate", Unit: "ratio", Title: title("住院率", "admissions per person"), household: share(Admissions, Persons)},
	{ID: "in_county_share", Unit: "ratio", monthly: true, Title: title("县域内住院人次占比", "share of admissions in the county"), within: []model.Place{model.InCounty}},
	{
		ID: "in_area_share", Unit: "ratio", monthly: true, Title: title("统筹区内住院人次占比", "share of admissions in the pooling area"),
		Note: title("含县域内", "the county with it"), within: []model.Place{model.InCounty, model.InArea},
	},
	{
		ID: "effective_rate_inpatient", Unit: "ratio", monthly: true, Title: title("住院实际报销比例", "effective rate of settled admissions"),
		Note: title("各基金支付占总费用；只计已结算的住院账单", "what all funds pay of the whole cost"), Row: title("全体居民", "all residents"),
		household: share(InpatientPaid, InpatientTotal), level: share(LevelPaid, LevelSettledTotal),
	},
	{
		ID: "eligible_rate_inpatient", Unit: "ratio", monthly: true, Title: title("住院政策范围内支付比例", "eligible rate of settled admissions"),
		Note: title("各基金为政策范围内费用所付，占政策范围内费用；支付按 `covers` 的次序记账，不超过 100%",
			"what all funds pay of the eligible cost; payments are booked in the order of `covers`"),
		household: share(InpatientPaidEligible, InpatientEligible), level: share(LevelPaidEligible, LevelSettledEligible),
	},
	{ID: "effective_rate_chronic", Unit: "ratio", monthly: true, lumpy: true, Title: title("门诊慢特病实际报销比例", "effective rate of settled chronic outpatient bills"), household: share(ChronicPaid, ChronicTotal)},
	{
		ID: "eligible_rate_chronic", Unit: "ratio", monthly: true, lumpy: true, Title: title("门诊慢特病政策范围内支付比例", "eligible rate of settled chronic outpatient bills"),
		household: share(ChronicPaidEligible, ChronicEligible),
	},
	{
		ID: "effective_rate_household", Unit: "ratio", monthly: true, Title: title("全部费用的实际报销比例", "effective rate of all bills"),
		Note: title("含未报销的账单和期末待遇", "bills that were never claimed and period ends included"), household: part{paidOfAll, count(TotalCost)},
	},
	{ID: "che10", Unit: "households", heads: true, Title: title("灾难性卫生支出：个人负担超过消费的 10%", "catastrophic spending: above 10 % of consumption"), Row: title("超过消费的10%", "above 10 % of consumption"), household: amount(CHE10)},
	{ID: "che25", Unit: "households", heads: true, Title: title("灾难性卫生支出：个人负担超过消费的 25%", "catastrophic spending: above 25 % of consumption"), Row: title("超过消费的25%", "above 25 % of consumption"), household: amount(CHE25)},
	{ID: "che40", Unit: "households", heads: true, Title: title("灾难性卫生支出：个人负担超过支付能力的 40%", "catastrophic spending: above 40 % of capacity to pay"), Row: title("超过支付能力的40%", "above 40 % of capacity to pay"), household: amount(CHE40)},
	{
		ID: "below_subsistence", Unit: "households", heads: true, Title: title("消费不及基本生存而仍有个人负担", "consumption below subsistence, and something was paid"),
		Note: title("不计入 `che40`", "apart from `che40`"), household: amount(BelowSubsistence),
	},
	{ID: "che10_share", Unit: "ratio", Title: title("超过消费 10% 的户所占比例", "share of households above 10 % of consumption"), household: share(CHE10, Households)},
	{ID: "che25_share", Unit: "ratio", Title: title("超过消费 25% 的户所占比例", "share of households above 25 % of consumption"), household: share(CHE25, Households)},
	{ID: "che40_share", Unit: "ratio", Title: title("超过支付能力 40% 的户所占比例", "share of households above 40 % of capacity to pay"), household: share(CHE40, Households)},
	{ID: "che10_persons", Unit: "persons", heads: true, Title: title("超过消费 10% 的户中的人数", "persons in households above 10 % of consumption"), household: amount(CHE10Persons)},
	{ID: "che25_persons", Unit: "persons", heads: true, Title: title("超过消费 25% 的户中的人数", "persons in households above 25 % of consumption"), household: amount(CHE25Persons)},
	{ID: "che40_persons", Unit: "persons", heads: true, Title: title("超过支付能力 40% 的户中的人数", "persons in households above 40 % of capacity to pay"), household: amount(CHE40Persons)},
	{ID: "che10_persons_share", Unit: "ratio", Title: title("超过消费 10% 的户中的人所占比例", "share of persons in households above 10 % of consumption"), household: share(CHE10Persons, Persons)},
	{ID: "che25_persons_share", Unit: "ratio", Title: title("超过消费 25% 的户中的人所占比例", "share of persons in households above 25 % of consumption"), household: share(CHE25Persons, Persons)},
	{ID: "che40_persons_share", Unit: "ratio", Title: title("超过支付能力 40% 的户中的人所占比例", "share of persons in households above 40 % of capacity to pay"), household: share(CHE40Persons, Persons)},
	{ID: "che10_overshoot", Unit: "ratio", Title: title("超过消费 10% 的部分，平均每户占消费", "mean overshoot above 10 % of consumption"), Note: title("全体户平均；负担超过全部消费的按全部消费计", "over all households; cost beyond all consumption counts as all of it"), household: part{millionths(Overshoot10), count(Households)}},
	{ID: "che25_overshoot", Unit: "ratio", Title: title("超过消费 25% 的部分，平均每户占消费", "mean overshoot above 25 % of consumption"), household: part{millionths(Overshoot25), count(Households)}},
	{ID: "che10_positive_overshoot", Unit: "ratio", Title: title("超过消费 10% 的户，超过的部分平均占消费", "mean positive overshoot above 10 % of consumption"), Note: title("只计超过的户", "over the households above it"), household: part{millionths(Overshoot10), count(CHE10)}},
	{ID: "che25_positive_overshoot", Unit: "ratio", Title: title("超过消费 25% 的户，超过的部分平均占消费", "mean positive overshoot above 25 % of consumption"), household: part{millionths(Overshoot25), count(CHE25)}},
	{ID: "che40_overshoot", Unit: "ratio", Title: title("超过支付能力 40% 的部分，平均每户占支付能力", "mean overshoot above 40 % of capacity to pay"), Note: title("全体户平均，没有支付能力的户计 0；负担超过全部支付能力的按全部计", "over all households, 0 where there is no capacity; cost beyond all of it counts as all"), household: part{millionths(Overshoot40), count(Households)}},
	{ID: "che40_positive_overshoot", Unit: "ratio", Title: title("超过支付能力 40% 的户，超过的部分平均占支付能力", "mean positive overshoot above 40 % of capacity to pay"), household: part{millionths(Overshoot40), count(CHE40)}},
	{
		ID: "sdg382", Unit: "ratio", societal: true, Title: title("SDG 3.8.2（2025 年定义）：负担超过可支配预算 40% 的户中的人所占比例", "SDG 3.8.2 as of 2025: share of persons in households that pay more than 40 % of the discretionary budget"),
		Note: title("可支配预算 = 消费 − 社会贫困线；人口概况写了 `societal_line` 才有", "consumption less the societal poverty line; only where the profile has a `societal_line`"),
		Row:  title("负担超过可支配预算40%", "above 40 % of the discretionary budget"), household: part{total(SocietalImpoverished, SocietalLarge), count(Persons)},
	},
	{
		ID: "sdg382_impoverishing", Unit: "ratio", societal: true, Title: title("其中：负担超过全部可支配预算，或本就在社会贫困线下而有负担", "of it: more than all of it, or anything where nothing is left above the societal line"),
		Row: title("  其中超过全部，或本就在线下", "  of it all of it, or below the line"), household: share(SocietalImpoverished, Persons),
	},
	{
		ID: "sdg382_large", Unit: "ratio", societal: true, Title: title("其中：超过 40%、不到全部（社会贫困线）", "of it: more than 40 %, not all (societal line)"),
		Row: title("  其中超过40%，不到全部", "  of it more than 40 %, not all"), household: share(SocietalLarge, Persons),
	},
	{
		ID: "sdg382_local", Unit: "ratio", Title: title("SDG 3.8.2（2025 年定义）的本地线口径：负担超过可支配预算 40% 的户中的人所占比例", "SDG 3.8.2 as of 2025 by the local line: share of persons in households that pay more than 40 % of the discretionary budget"),
		Note: title("可支配预算 = 消费 − 本地贫困线；正式指标用社会贫困线", "consumption less the local poverty line; the official indicator takes the societal one"), household: part{total(DiscretionaryImpoverished, DiscretionaryLarge), count(Persons)},
	},
	{ID: "sdg382_local_impoverishing", Unit: "ratio", Title: title("其中：负担超过全部可支配预算，或本就在线下而有负担", "of it: more than all of it, or anything where nothing is left above the line"), household: share(DiscretionaryImpoverished, Persons)},
	{ID: "sdg382_local_large", Unit: "ratio", Title: title("其中：超过 40%、不到全部", "of it: more than 40 %, not all"), household: share(DiscretionaryLarge, Persons)},
	{ID: "sdg382_local_persons", Unit: "persons", heads: true, Title: title("负担超过可支配预算 40% 的户中的人数（本地线）", "persons in households that pay more than 40 % of the discretionary budget (local line)"), household: part{num: total(DiscretionaryImpoverished, DiscretionaryLarge)}},
	{ID: "poverty_d1", Unit: "households", heads: true, Title: title("因病致贫（D1，消费口径）", "illness-induced poverty (D1, by consumption)"), Row: title("D1 消费口径", "D1, by consumption"), household: amount(D1Households)},
	{ID: "poverty_d1_persons", Unit: "persons", heads: true, Title: title("因病致贫（D1）的人数", "persons in illness-induced poverty (D1)"), household: amount(D1Persons)},
	{ID: "poverty_d1_gap", Unit: "CNY", Title: title("因病致贫（D1）的缺口", "gap of illness-induced poverty (D1)"), household: amount(D1Gap)},
	{
		ID: "poverty_d2", Unit: "households", heads: true, Title: title("因病致贫（D2）", "illness-induced poverty (D2)"), Note: title("收入口径，含误工", "by income and lost labour"),
		Alone: title("因病致贫(D2)", "Poor by illness (D2)"), Row: title("D2 收入口径(含误工)", "D2, by income and lost labour"), household: amount(D2Households),
	},
	{ID: "poverty_d2_persons", Unit: "persons", heads: true, Title: title("因病致贫（D2）的人数", "persons in illness-induced poverty (D2)"), household: amount(D2Persons)},
	{ID: "poverty_d2_gap", Unit: "CNY", Title: title("因病致贫（D2）的缺口", "gap of illness-induced poverty (D2)"), household: amount(D2Gap)},
	{ID: "poverty_labour", Unit: "households", heads: true, Title: title("仅因误工致贫", "poverty by lost labour alone"), Row: title("误工单独", "lost labour alone"), household: amount(LabourHouseholds)},
	{ID: "poverty_labour_persons", Unit: "persons", heads: true, Title: title("仅因误工致贫的人数", "persons in poverty by lost labour alone"), household: amount(LabourPersons)},
	{ID: "poverty_labour_gap", Unit: "CNY", Title: title("仅因误工致贫的缺口", "gap of poverty by lost labour alone"), household: amount(LabourGap)},
	{ID: "poverty_headcount_before", Unit: "ratio", Title: title("贫困发生率，病前", "poverty headcount before illness"), household: share(PersonsBelow, Persons)},
	{ID: "poverty_gap_index_before", Unit: "ratio", Title: title("贫困差距指数，病前", "poverty gap index before illness"), household: part{millionths(GapBelow), count(Persons)}},
	{ID: "poverty_squared_gap_before", Unit: "ratio", Title: title("平方贫困差距指数，病前", "squared poverty gap before illness"), household: part{millionths(SquaredBelow), count(Persons)}},
	{ID: "poverty_watts_before", Unit: "ratio", Title: title("Watts 贫困指数，病前", "Watts index before illness"), household: part{millionths(WattsBelow), count(Persons)}},
	{ID: "poverty_headcount_after", Unit: "ratio", Title: title("贫困发生率，病后", "poverty headcount after illness"), household: share(PersonsBelowAfter, Persons)},
	{ID: "poverty_gap_index_after", Unit: "ratio", Title: title("贫困差距指数，病后", "poverty gap index after illness"), household: part{millionths(GapBelowAfter), count(Persons)}},
	{ID: "poverty_squared_gap_after", Unit: "ratio", Title: title("平方贫困差距指数，病后", "squared poverty gap after illness"), household: part{millionths(SquaredBelowAfter), count(Persons)}},
	{ID: "poverty_watts_after", Unit: "ratio", Title: title("Watts 贫困指数，病后", "Watts index after illness"), household: part{millionths(WattsBelowAfter), count(Persons)}},
	{ID: "winners_100", Unit: "households", heads: true, Title: title("与第一个方案比，少负担 100 元以上的户", "households that pay at least 100 yuan less than under the first scenario"), Row: title("少负担100元以上", "pay at least 100 yuan less"), Against: true, household: amount(Winners100)},
	{ID: "unchanged_100", Unit: "households", heads: true, Title: title("与第一个方案比，负担变化不到 100 元的户", "households whose cost changes by less than 100 yuan"), household: part{num: unchanged(Changed100)}},
	{ID: "losers_100", Unit: "households", heads: true, Title: title("与第一个方案比，多负担 100 元以上的户", "households that pay at least 100 yuan more"), Row: title("多负担100元以上", "pay at least 100 yuan more"), Against: true, household: amount(Losers100)},
	{ID: "winners_1000", Unit: "households", heads: true, Title: title("与第一个方案比，少负担 1000 元以上的户", "households that pay at least 1,000 yuan less than under the first scenario"), Row: title("少负担1000元以上", "pay at least 1,000 yuan less"), Against: true, household: amount(Winners1000)},
	{ID: "unchanged_1000", Unit: "households", heads: true, Title: title("与第一个方案比，负担变化不到 1000 元的户", "households whose cost changes by less than 1,000 yuan"), household: part{num: unchanged(Changed1000)}},
	{ID: "losers_1000", Unit: "households", heads: true, Title: title("与第一个方案比，多负担 1000 元以上的户", "households that pay at least 1,000 yuan more"), Row: title("多负担1000元以上", "pay at least 1,000 yuan more"), Against: true, household: amount(Losers1000)},
	{ID: "income_gini_before", Unit: "ratio", Title: title("收入基尼系数，病前", "Gini index of income before illness"), index: giniBefore},
	{ID: "income_gini_after", Unit: "ratio", Title: title("收入基尼系数，病后", "Gini index of income after illness"), index: giniAfter},
	{ID: "oop_concentration", Unit: "ratio", Title: title("个人负担集中指数", "concentration index of out-of-pocket cost"), index: concentrationOf},
	{ID: "oop_kakwani", Unit: "ratio", Title: title("个人负担的 Kakwani 指数", "Kakwani index of out-of-pocket cost"), index: kakwani},
	{
		ID: "cost_per_household_averted", Unit: "CNY per household", Title: title("因病致贫（D2）每少一户，各基金多支出多少", "what funds spend more for each household fewer that is poor by illness (D2)"),
		Note: title("几年合计的，支出是几年的，一户只计一次，与 `poverty_d2` 同；花得少、致贫多的方案，是每多一户少支出多少；各次抽样方向不一时不给", "of several years what they spend in all of them, each household once, as in `poverty_d2`; or less for each more; not given where the draws disagree"),
		Row:  title("各基金合计，与基准相比", "all funds, against the baseline"), Against: true, between: true,
	},
	{ID: "fund_opening", Unit: "CNY", Title: title("基金上年末滚存结余", "a fund's balance brought forward"), account: []string{"fund"}},
	{
		ID: "fund_income", Unit: "CNY", Title: title("基金收入", "a fund's income"), Note: title("研究写了 `funds` 才有，下同；`fund/income` 的各项相加即合计，含利息", "only where a study has `funds`, as those below; the items of `fund/income` add up to it, interest with them"),
		account: []string{"fund", "fund/income"},
	},
	{
		ID: "fund_interventions", Unit: "CNY", Title: title("基金支付的干预费用", "what a fund pays for interventions"), Note: title("方案的 `with` 写了 `fund` 才有；已在 `payer_spending` 里，不在任何待遇里", "only where a scenario's `with` names a `fund`; a part of `payer_spending`, and in no benefit"),
		account: []string{"fund/intervention"},
	},
	{
		ID: "fund_settled", Unit: "CNY", Title: title("基金当年清算支出", "what a fund settles in a year"), Note: title("账户写了 `settlement` 才有：当年应付（`payer_spending`）− 年末应付未付 + 上年末应付未付", "only where an account has a `settlement`: what the year's care takes (`payer_spending`), less what is owed at its end, and what was owed at the end of the year before"),
		account: []string{"fund"},
	},
	{
		ID: "fund_owed", Unit: "CNY", Title: title("基金年末应付未付", "what a fund owes at the end of a year"), Note: title("当年最后几个月的待遇，次年清算；账户写了 `settlement` 才有", "benefits of the year's last months, settled in the next; only where an account has a `settlement`"),
		account: []string{"fund"},
	},
	{
		ID: "fund_balance", Unit: "CNY", Title: title("基金年末滚存结余", "a fund's balance at the end of the year"), Note: title("上年末结余 + 收入 − 支出（`payer_spending`：待遇、代缴的保费和所付的干预；有 `settlement` 的是 `fund_settled`），逐次模拟到分；可以是负的，即收不抵支", "balance brought forward + income − spending (`payer_spending`: benefits, premiums and interventions paid for people; `fund_settled` where there is a `settlement`), to the fen in every simulation; it may be negative"),
		account: []string{"fund"},
	},
	{
		ID: "fund_reserve_months", Unit: "months", Title: title("基金累计结余可支付月数", "months that a fund's balance would pay for"), Note: title("年末滚存结余 ÷ 当年支出 × 12；有一次模拟不支出的不给", "balance at the end of the year over its spending, times 12; not given where some simulation spends nothing"),
		account: []string{"fund"},
	},
	{
		ID: "fund_short", Unit: "ratio", Title: title("基金年末收不抵支的概率", "probability that a fund is short at the end of the year"), Note: title("年末滚存结余为负的模拟所占比例；没有区间", "share of simulations with a negative balance at the end of the year; it has no interval"),
		account: []string{"fund"},
	},
})

func amount(f Field) part { return part{num: count(f)} }

func share(num, den Field) part { return part{count(num), count(den)} }

func count(f Field) func(sums) float64 { return func(s sums) float64 { return s[f] } }

func millionths(f Field) func(sums) float64 { return func(s sums) float64 { return s[f] / 1e6 } }

func total(fields ...Field) func(sums) float64 {
	return func(s sums) float64 {
		out := 0.0
		for _, f := range fields {
			out += s[f]
		}
		return out
	}
}

// unchanged are the households that do not change, over several years in none of them.
func unchanged(changed Field) func(sums) float64 {
	return func(s sums) float64 { return s[Households] - s[changed] }
}

// outOfPocket is what families pay: settled, not claimed, and other spending.
func outOfPocket(s sums) float64 { return s[Settled] + s[Unsettled] + s[OtherSpending] }

func paidOfAll(s sums) float64 { return s[TotalCost] - s[Settled] - s[Unsettled] }

func leftOfLevel(s sums) float64 { return s[LevelSettledTotal] - s[LevelPaid] }
