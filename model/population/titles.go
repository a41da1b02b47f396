package population

import "doudi/model"

// usualTitle is what readers are told a number of the profile is, by the path of its part and its key; empty for one that
// only the file knows.
func usualTitle(part, key string) model.Title {
	if part == "remaining." {
		return model.Title{ZH: key + "年底未脱贫户占比", EN: "share of the register still poor at the end of " + key}
	}
	return map[string]model.Title{
		"income_level":            {ZH: "收入水平", EN: "level of incomes"},
		"income_growth":           {ZH: "其他居民收入年增长", EN: "yearly growth of others' incomes"},
		"register_growth":         {ZH: "建档立卡户收入年增长", EN: "yearly growth of the register's incomes"},
		"entitled":                {ZH: "脱贫户继续享受待遇的比例", EN: "share of households out of poverty that keep the benefits"},
		"consumption.ratio":       {ZH: "消费占收入比", EN: "mean consumption over mean income"},
		"consumption.elasticity":  {ZH: "消费对收入的弹性", EN: "elasticity of consumption to income"},
		"consumption.food":        {ZH: "基本生活支出占贫困线比", EN: "subsistence as a share of the poverty line"},
		"consumption.mean_size":   {ZH: "户均人口", EN: "mean size of a household"},
		"other_spending.per_head": {ZH: "人均账单外医疗支出", EN: "health spending outside bills, a head"},
		"other_spending.poor":     {ZH: "建档立卡户账单外支出倍数", EN: "spending outside bills of the register against others"},
		"other_spending.growth":   {ZH: "账单外支出年增长", EN: "yearly growth of spending outside bills"},
		"premium.subsidised":      {ZH: "参保费资助比例", EN: "share of the register's premium that government pays"},
		"premium.enrolled":        {ZH: "其他居民参保率", EN: "share of others insured"},
	}[part+key]
}
