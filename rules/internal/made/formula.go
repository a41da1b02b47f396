package made

import "fmt"

// number writes a formula that gives a number.
func (a *author) number(depth int) string {
	if depth == 0 {
		return a.leaf()
	}
	n := func() string { return a.number(depth - 1) }
	switch a.roll(17) {
	case 1:
		return fmt.Sprintf("(%s + %s)", n(), n())
	case 2:
		return fmt.Sprintf("(%s - %s)", n(), n())
	case 3:
		return fmt.Sprintf("%s * %s", a.among("r", "0.3", "-0.5", "1.5"), n())
	case 4:
		if a.roll(3) == 1 {
			return fmt.Sprintf("(%s) / (1 + %s)", n(), a.leaf())
		}
		return fmt.Sprintf("(%s) / max(1, %s)", n(), n())
	case 5:
		return fmt.Sprintf("if(%s, %s, %s)", a.condition(depth-1), n(), n())
	case 6:
		return fmt.Sprintf("min(%s, %s)", n(), n())
	case 7:
		return fmt.Sprintf("max(%s, %s)", n(), n())
	case 8:
		return fmt.Sprintf("clamp(%s, %s, %s)", n(), n(), n())
	case 9:
		return fmt.Sprintf("%s(%s, %s)", a.among("round", "round_down", "round_up"), n(), a.among("1", "0.01", "100"))
	case 10:
		return fmt.Sprintf("abs(%s)", n())
	case 11:
		return fmt.Sprintf("%s(%s, k)", a.among("brackets", "band"), n())
	case 12:
		if a.end {
			return fmt.Sprintf("%s(%s, kk.inpatient)", a.among("brackets", "band"), n())
		}
		return fmt.Sprintf("%s(%s, kk[kind])", a.among("brackets", "band"), n())
	case 13:
		return fmt.Sprintf("nth(list, %s)", n())
	case 14:
		return fmt.Sprintf("-(%s)", n())
	case 15:
		return fmt.Sprintf("max(%s - %s, 0)", n(), n())
	}
	return a.leaf()
}

// leaf is a word that can be read where the formula stands.
func (a *author) leaf() string {
	period := a.among("ytd.", "mtd.", "life.")
	if a.household || a.looking && a.roll(2) == 1 {
		period = "household." + a.among("ytd.", "mtd.")
	}
	sum := func() string {
		return period + a.among("total", "eligible", "paid.total", "oop.total", "oop.eligible", "paid."+a.benefits[a.roll(len(a.benefits))])
	}
	if a.end {
		word := a.among("unpaid.total", "unpaid.eligible", "paid.total", "paid."+a.benefits[a.roll(len(a.benefits))])
		return a.among(sum(), "1000", "dated", "household.size", "household.income", sum(), "r", sum(), word, period+"unpaid."+a.among("total", "eligible"))
	}
	switch a.roll(12) {
	case 1, 2:
		return sum()
	case 3:
		return a.among("t[level]", "t.county", "tt[category][level]", "dated", "a")
	case 4:
		if len(a.accumulates) > 0 && len(a.earlier) > 0 && a.looking && a.roll(3) == 1 {
			return "household." + a.among("ytd.", "mtd.") + "ours"
		}
		if len(a.accumulates) > 0 && len(a.earlier) > 0 {
			return a.among("ytd.", "mtd.", "life.") + a.accumulates[a.roll(len(a.accumulates))]
		}
	case 5:
		if len(a.earlier) > 0 {
			return "paid." + a.earlier[a.roll(len(a.earlier))]
		}
	case 6:
		if len(a.earlier) > 0 {
			return a.among("unpaid.total", "unpaid.eligible", "unpaid.excluded", "paid.total", "ytd.unpaid.eligible", "mtd.unpaid.total", "life.unpaid.eligible")
		}
	}
	return a.numbers[a.roll(len(a.numbers))]
}

// condition writes a formula that is true or false.
func (a *author) condition(depth int) string {
	if a.end && depth > 0 {
		return fmt.Sprintf("%s %s %s", a.number(depth-1), a.among("<", ">="), a.number(depth-1))
	}
	if depth > 0 {
		switch a.roll(7) {
		case 1:
			return fmt.Sprintf("(%s and %s)", a.condition(depth-1), a.condition(depth-1))
		case 2:
			return fmt.Sprintf("(%s or %s)", a.condition(depth-1), a.condition(depth-1))
		case 3:
			return fmt.Sprintf("not (%s)", a.condition(depth-1))
		case 4, 5:
			return fmt.Sprintf("%s %s %s", a.number(depth-1), a.among("<", "<=", ">", ">=", "==", "!="), a.number(depth-1))
		}
	}
	if a.end {
		return a.among("true", "household.size > 2")
	}
	switch a.roll(5) {
	case 1:
		return fmt.Sprintf("level %s %q", a.among("==", "!="), a.among(levels...))
	case 2:
		return fmt.Sprintf("kind == %q", a.among(kinds...))
	case 3:
		return fmt.Sprintf("place in [%q, %q]", a.among(places...), a.among(places...))
	case 4:
		return fmt.Sprintf("category %s %q", a.among("==", "!="), a.among(categories...))
	}
	return a.conditions[a.roll(len(a.conditions))]
}
