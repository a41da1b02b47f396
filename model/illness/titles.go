package illness

import (
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// Stated reads a number of the catalogue; one that has no title of its own has its usual one.
func (r *reader) Stated(f *document.Fields, path, key string, lo, hi float64) model.Quantity {
	q := r.Cited.Stated(f, path, key, lo, hi)
	if q.Title == (model.Title{}) {
		q.Title = usualTitle(path, key)
	}
	return q
}

// usualTitle is what readers are told a number of the catalogue is, by the path of its part and its key; empty for one
// that only the file knows.
func usualTitle(part, key string) model.Title {
	name, level := part, ""
	if within, ok := strings.CutPrefix(part, "levels."); ok {
		name, level = "levels.", strings.TrimSuffix(within, ".")
	}
	t := titles()[name+key]
	if at, ok := levelTitles()[level]; ok && t != (model.Title{}) {
		t = model.Title{ZH: at.ZH + t.ZH, EN: t.EN + ", " + at.EN}
	}
	return t
}

func levelTitles() map[string]model.Title {
	return map[string]model.Title{
		"township": {ZH: "一级及以下医院", EN: "township hospitals"}, "county": {ZH: "二级医院", EN: "county hospitals"},
		"city": {ZH: "三级医院（市）", EN: "city hospitals"}, "province": {ZH: "三级医院（省）", EN: "provincial hospitals"},
	}
}

func titles() map[string]model.Title {
	return map[string]model.Title{
		"admissions.level":        {ZH: "住院率水平", EN: "level of admission rates"},
		"admissions.poor":         {ZH: "建档立卡人口住院率倍数", EN: "admission rate of the register against others"},
		"admissions.other_causes": {ZH: "非专项救治病种住院占比", EN: "share of admissions for common causes"},
		"admissions.again":        {ZH: "再次住院概率", EN: "probability of a further admission"},
		"admissions.growth":       {ZH: "住院率年增长", EN: "yearly growth of admission rates"},
		"admissions.shock":        {ZH: "年度共同波动", EN: "size of the shock that a year's admissions share"},
		"levels.choice":           {ZH: "住院占比", EN: "share of admissions"},
		"levels.mean_cost":        {ZH: "次均住院费用", EN: "mean cost of an admission"},
		"levels.sigma":            {ZH: "住院费用离散程度", EN: "spread of the cost of an admission"},
		"levels.excluded":         {ZH: "政策范围外费用占比", EN: "share of cost outside the scope"},
		"levels.days":             {ZH: "平均住院日", EN: "days in hospital"},
		"tail.above":              {ZH: "高额费用起点（分位）", EN: "quantile from which costs have a heavy tail"},
		"tail.index":              {ZH: "高额费用尾部指数", EN: "index of the heavy tail of costs"},
		"cost_growth":             {ZH: "次均费用年增长", EN: "yearly growth of costs"},
		"places.county_elsewhere": {ZH: "一二级住院县外占比", EN: "township and county admissions outside the county"},
		"places.city_away":        {ZH: "市级住院统筹区外占比", EN: "city admissions outside the pooling area"},
		"places.province_out":     {ZH: "省级住院跨省占比", EN: "provincial admissions in another province"},
		"places.referred":         {ZH: "转诊比例", EN: "share of admissions with a referral"},
		"claiming.in_area":        {ZH: "统筹区内住院结算比例", EN: "share of admissions in the area that are claimed"},
		"claiming.elsewhere":      {ZH: "统筹区外住院结算比例", EN: "share of admissions elsewhere that are claimed"},
		"claiming.chronic":        {ZH: "门诊慢特病结算比例", EN: "share of chronic outpatient bills that are claimed"},
		"chronic.bills":           {ZH: "门诊慢特病人均账单数", EN: "chronic outpatient bills a patient"},
		"chronic.cost":            {ZH: "门诊慢特病次均费用", EN: "cost of a chronic outpatient bill"},
		"chronic.sigma":           {ZH: "门诊慢特病费用离散程度", EN: "spread of the cost of a chronic outpatient bill"},
		"chronic.excluded":        {ZH: "门诊慢特病政策范围外费用占比", EN: "share of chronic outpatient cost outside the scope"},
		"other_spending_sigma":    {ZH: "账单外医疗支出的户间差异", EN: "spread between households of spending outside bills"},
		"special.rate_level":      {ZH: "专项救治病种发病水平", EN: "level of the incidence of special diseases"},
		"special.cost_level":      {ZH: "专项救治病种费用水平", EN: "level of the cost of special diseases"},
		"special.province":        {ZH: "重症去省级医院的倍数", EN: "provincial share of severe cases against others"},

		"chronic.certified.hypertension":   {ZH: "高血压门诊慢特病认定率", EN: "share of hypertension with a certificate"},
		"chronic.certified.diabetes":       {ZH: "糖尿病门诊慢特病认定率", EN: "share of diabetes with a certificate"},
		"chronic.certified.copd":           {ZH: "慢阻肺门诊慢特病认定率", EN: "share of chronic obstructive lung disease with a certificate"},
		"chronic.certified.stroke":         {ZH: "脑卒中门诊慢特病认定率", EN: "share of stroke with a certificate"},
		"chronic.certified.mental":         {ZH: "精神障碍门诊慢特病认定率", EN: "share of mental disorders with a certificate"},
		"chronic.certified.tb":             {ZH: "结核病门诊慢特病认定率", EN: "share of tuberculosis with a certificate"},
		"chronic.certified.kidney_failure": {ZH: "尿毒症门诊慢特病认定率", EN: "share of kidney failure with a certificate"},
		"chronic.certified.other_chronic":  {ZH: "其他慢病门诊慢特病认定率", EN: "share of other chronic disease with a certificate"},
	}
}
