package population

import (
	"doudi/model"
	"doudi/model/message"
)

// usualTitle is what readers are told a number of the profile is, by the path of its part and its key; empty for one that
// only the file knows.
func usualTitle(part, key string) model.Title {
	switch part {
	case "remaining.":
		return model.TitleOf(message.Say("share of the register still poor at the end of %s", key))
	case "monitored.":
		return model.TitleOf(message.Say("share of the register under monitoring in %s", key))
	}
	return model.TitleOf(map[string]message.Message{
		"income_level":                  message.Say("level of incomes"),
		"income_growth":                 message.Say("yearly growth of others' incomes"),
		"register_growth":               message.Say("yearly growth of the register's incomes"),
		"growth_spread":                 message.Say("spread of households' growth on the register"),
		"exit_income":                   message.Say("weight of income in the order of leaving poverty"),
		"entitled":                      message.Say("share of households out of poverty that keep the benefits"),
		"consumption.ratio":             message.Say("mean consumption over mean income"),
		"consumption.elasticity":        message.Say("elasticity of consumption to income"),
		"consumption.food":              message.Say("subsistence as a share of the poverty line"),
		"consumption.mean_size":         message.Say("mean size of a household"),
		"other_spending.per_head":       message.Say("health spending outside bills, a head"),
		"other_spending.total":          message.Say("health spending a head, bills included"),
		"other_spending.own":            message.Say("patients' share of the cost of admissions in it"),
		"other_spending.poor":           message.Say("spending outside bills of the register against others"),
		"other_spending.growth":         message.Say("yearly growth of spending outside bills"),
		"line":                          message.Say("poverty line"),
		"premium.personal":              message.Say("a person's own premium"),
		"premium.subsidised":            message.Say("share of the register's premium that government pays"),
		"survival.mortality":            message.Say("mortality against the table of survival"),
		"births.level":                  message.Say("births against the rate of births"),
		"premium.enrolled":              message.Say("share of others insured"),
		"enrolment.share":               message.Say("share of households that pay the contribution and enrol"),
		"enrolment.spread":              message.Say("spread of what households would pay to enrol"),
		"enrolment.age":                 message.Say("weight of age in what households would pay to enrol"),
		"enrolment.frailty":             message.Say("weight of frailty in what households would pay to enrol"),
		"enrolment.growth":              message.Say("elasticity to income of what households would pay to enrol"),
		"locality.admissions":           message.Say("admissions a person in the place"),
		"locality.in_county":            message.Say("share of the place's admissions within the county"),
		"locality.mean_cost":            message.Say("mean cost of an admission in the place"),
		"locality.excluded":             message.Say("share of the place's cost outside the scope"),
		"locality.chronic":              message.Say("chronic outpatient bills a person in the place"),
		"societal_line.yuan_per_dollar": message.Say("yuan for an international dollar"),
	}[part+key])
}

// CallCategories calls the categories with dates in the titles of their shares by the names that a policy has for them; a profile has
// their words only.
func (p *Profile) CallCategories(title func(word string) model.Title) {
	for i := range p.Strata {
		s := &p.Strata[i]
		for _, c := range s.circles {
			for k := range c.of {
				m, word := &c.of[k], p.Categories[c.of[k].category]
				if usual := shareTitle(s, model.Title{}.Or(word)); m.share.Title == usual { // the file has no title of its own for it
					called(&m.share, shareTitle(s, title(word).Or(word)))
				}
				if usual := removedTitle(s, model.Title{}.Or(word)); m.removed.Title == usual {
					called(&m.removed, removedTitle(s, title(word).Or(word)))
				}
			}
		}
	}
}

// called gives a share a title, and those of its years; a share does not grow.
func called(q *model.Quantity, title model.Title) {
	q.Title = title
	if q.Dated == nil {
		return
	}
	for i := range q.Dated.Of {
		q.Dated.Of[i].Title = title
	}
}

func shareTitle(s *Stratum, category model.Name) model.Title {
	return model.TitleOf(message.Say("among %[2]s, share of households of the category \"%[1]s\"", category, s.Title.Or(s.ID)))
}

func removedTitle(s *Stratum, category model.Name) model.Title {
	return model.TitleOf(message.Say("among %[2]s, share of the category \"%[1]s\" whose risk is removed", category, s.Title.Or(s.ID)))
}
