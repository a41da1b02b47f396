package bill

// checked warns of bills that are later than the policy was held against the law.
func (r *reader) checked(b *Bills) {
	if r.Failed() { // the year may be one of the mistakes
		return
	}
	for _, c := range b.Claims {
		if r.policy.CheckedUntil <= r.policy.InBenefitYear(b.Year, c.Month) {
			r.Warnf(c.At, "the policy `%s` was checked against the law until %s, and this bill is later", r.policy.ID, r.policy.LastChecked()).
				Because("it is settled by the rules as they stood then")
			return
		}
	}
}
