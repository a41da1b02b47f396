package settle

import "doudi/rules"

// checked warns of bills that are later than the policy was held against the law.
func (r *reader) checked(b *Bills) {
	if r.Failed() { // the year may be one of the mistakes
		return
	}
	for _, c := range b.Claims {
		year := b.Year
		if c.Month < r.policy.YearStarts {
			year++
		}
		if r.policy.CheckedUntil <= rules.MonthOf(year, c.Month) {
			r.Warnf(c.At, "the policy `%s` was checked against the law until %s, and this bill is later", r.policy.ID, r.policy.LastChecked()).
				Because("it is settled by the rules as they stood then")
			return
		}
	}
}
