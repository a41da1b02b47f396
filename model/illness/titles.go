package illness

import (
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
)

// Stated reads a number of the catalogue; one that has no title of its own has its usual one.
func (r *reader) Stated(f *document.Fields, path, key string, lo, hi float64) model.Quantity {
	return document.Named(r.Cited.Stated(f, path, key, lo, hi), usualTitle(path, key))
}

// always is Stated for a number that is the same in all years.
func (r *reader) always(f *document.Fields, path, key string, lo, hi float64) model.Quantity {
	return document.Named(r.Always(f, path, key, lo, hi), usualTitle(path, key))
}

// usualTitle is what readers are told a number of the catalogue is, by the path of its part and its key; empty for one
// that only the file knows.
func usualTitle(part, key string) model.Title {
	name, level := part, ""
	if within, ok := strings.CutPrefix(part, "levels."); ok {
		name, level = "levels.", strings.TrimSuffix(within, ".")
	}
	title, known := titles()[name+key]
	if at, ok := levelTitles()[level]; ok && known {
		title = message.Say("%s, %s¦a number of a level", title, at)
	}
	return model.TitleOf(title)
}

func levelTitles() map[string]message.Message {
	return map[string]message.Message{
		"township": message.Say("township hospitals"), "county": message.Say("county hospitals"),
		"city": message.Say("city hospitals"), "province": message.Say("provincial hospitals"),
	}
}

func titles() map[string]message.Message {
	return map[string]message.Message{
		"admissions.others":         message.Say("admissions of people off the register"),
		"admissions.level":          message.Say("level of admission rates"),
		"admissions.poor":           message.Say("admission rate of the register against others"),
		"admissions.other_causes":   message.Say("share of admissions for common causes"),
		"admissions.again":          message.Say("probability of a further admission"),
		"admissions.growth":         message.Say("yearly growth of admission rates"),
		"admissions.shock":          message.Say("size of the shock that a year's admissions share"),
		"frailty.variance":          message.Say("how much people of an age differ in frailty"),
		"frailty.household":         message.Say("share of frailty that members of a household have in common"),
		"shocks.prices":             message.Say("size of the shock that a year's prices share"),
		"shocks.chronic":            message.Say("size of the shock that a year's chronic outpatient bills share"),
		"shocks.lasting":            message.Say("correlation of a year's shocks with the next year's"),
		"levels.choice":             message.Say("share of admissions"),
		"levels.mean_cost":          message.Say("mean cost of an admission"),
		"levels.sigma":              message.Say("spread of the cost of an admission"),
		"levels.excluded":           message.Say("share of cost outside the scope"),
		"levels.days":               message.Say("days in hospital"),
		"tail.above":                message.Say("quantile from which costs have a heavy tail"),
		"tail.index":                message.Say("index of the heavy tail of costs"),
		"cost_growth":               message.Say("yearly growth of costs"),
		"places.county_elsewhere":   message.Say("township and county admissions outside the county"),
		"places.poor_in_county":     message.Say("share of the register's admissions within the county"),
		"places.city_away":          message.Say("city admissions outside the pooling area"),
		"places.province_out":       message.Say("provincial admissions in another province"),
		"places.referred":           message.Say("share of admissions with a referral"),
		"claiming.in_area":          message.Say("share of admissions in the area that are claimed"),
		"claiming.elsewhere":        message.Say("share of admissions elsewhere that are claimed"),
		"claiming.chronic":          message.Say("share of chronic outpatient bills that are claimed"),
		"chronic.bills":             message.Say("chronic outpatient bills a patient"),
		"chronic.cost":              message.Say("cost of a chronic outpatient bill"),
		"chronic.sigma":             message.Say("spread of the cost of a chronic outpatient bill"),
		"chronic.excluded":          message.Say("share of chronic outpatient cost outside the scope"),
		"chronic.visits":            message.Say("special outpatient visits a person-year"),
		"other_spending_sigma":      message.Say("spread between households of spending outside bills"),
		"other_spending.conditions": message.Say("share of spending outside bills that follows chronic conditions"),
		"other_spending.lasting":    message.Say("share of the variance of spending outside bills that lasts"),
		"special.rate_level":        message.Say("level of the incidence of special diseases"),
		"special.cost_level":        message.Say("level of the cost of special diseases"),
		"special.province":          message.Say("provincial share of severe cases against others"),
		"chronic.cost_index":        message.Say("cost of a chronic outpatient bill over that of the base year"),
		"locality.admissions":       message.Say("admission rates of the place against the country"),
		"locality.in_county":        message.Say("care within the county of the place against the country"),
		"locality.mean_cost":        message.Say("costs of the place against the country"),
		"locality.excluded":         message.Say("cost outside the scope of the place against the country"),
		"locality.chronic":          message.Say("chronic outpatient bills of the place against the country"),

		"frailty.conditions.hypertension":   message.Say("frailty of people with hypertension"),
		"frailty.conditions.diabetes":       message.Say("frailty of people with diabetes"),
		"frailty.conditions.copd":           message.Say("frailty of people with chronic obstructive lung disease"),
		"frailty.conditions.stroke":         message.Say("frailty of people after a stroke"),
		"frailty.conditions.mental":         message.Say("frailty of people with a mental disorder"),
		"frailty.conditions.tb":             message.Say("frailty of people with tuberculosis"),
		"frailty.conditions.kidney_failure": message.Say("frailty of people with kidney failure"),
		"frailty.conditions.other_chronic":  message.Say("frailty of people with other chronic disease"),
		"frailty.categories.extreme_poor":   message.Say("frailty of the extremely poor"),
		"frailty.categories.dibao":          message.Say("frailty of recipients of the minimum living allowance"),
		"frailty.categories.marginal":       message.Say("frailty of people at the edge of poverty"),

		"special.stroke.carried.share":                message.Say("share of treated strokes of people who had one before"),
		"special.copd.carried.share":                  message.Say("share of treated chronic obstructive lung disease of people who carry it"),
		"special.kidney_failure.carried.share":        message.Say("share of treated kidney failure of people who carry it"),
		"special.severe_mental_illness.carried.share": message.Say("share of treated severe mental illness of people with a mental disorder"),
		"special.mdr_tuberculosis.carried.share":      message.Say("share of treated resistant tuberculosis of people with tuberculosis"),

		"chronic.lines.dialysis.per_100000":     message.Say("people on dialysis"),
		"chronic.lines.dialysis.cost":           message.Say("yearly cost of dialysis"),
		"chronic.lines.tumour_drugs.per_100000": message.Say("people on outpatient drugs against tumours"),
		"chronic.lines.tumour_drugs.cost":       message.Say("yearly cost of outpatient drugs against tumours"),

		"chronic.certified.hypertension":   message.Say("share of hypertension with a certificate"),
		"chronic.certified.diabetes":       message.Say("share of diabetes with a certificate"),
		"chronic.certified.copd":           message.Say("share of chronic obstructive lung disease with a certificate"),
		"chronic.certified.stroke":         message.Say("share of stroke with a certificate"),
		"chronic.certified.mental":         message.Say("share of mental disorders with a certificate"),
		"chronic.certified.tb":             message.Say("share of tuberculosis with a certificate"),
		"chronic.certified.kidney_failure": message.Say("share of kidney failure with a certificate"),
		"chronic.certified.other_chronic":  message.Say("share of other chronic disease with a certificate"),
	}
}
