package scenarios

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"doudi/model/document"
)

// Months is a window within calendar years: it begins with the month First of the first of them and ends with the month
// Last of the last, 1…12. The zero value is whole years.
type Months struct{ First, Last int }

// Whole says whether the window is all of its years.
func (m Months) Whole() bool { return m == Months{} }

// Of are the first and last month, 1…12, that the window holds of a year of years.
func (m Months) Of(years Years, year int) (first, last int) {
	first, last = 1, 12
	if m.Whole() {
		return first, last
	}
	if year == years.From {
		first = m.First
	}
	if year == years.To {
		last = m.Last
	}
	return first, last
}

// Window writes a window as a study file does: its years, or its months where it cuts them.
func (y Years) Window(m Months) string {
	if m.Whole() {
		return y.String()
	}
	from, to := fmt.Sprintf("%04d-%02d", y.From, m.First), fmt.Sprintf("%04d-%02d", y.To, m.Last)
	if from == to {
		return from
	}
	return from + ".." + to
}

// aMonth is a month as a study file writes it.
var aMonth = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})$`)

// months reads 2018-01..2018-06, or one month: the years that it touches and where it begins and ends in them. Whole years
// come back as such.
func (p *reader) months(at *document.Node) (Years, Months) {
	from, to, many := strings.Cut(p.Text(at, "months"), "..")
	if !many {
		to = from
	}
	parse := func(text string) (year, month int, ok bool) {
		parts := aMonth.FindStringSubmatch(text)
		if parts == nil {
			return 0, 0, false
		}
		year, _ = strconv.Atoi(parts[1])
		month, _ = strconv.Atoi(parts[2])
		return year, month, month >= 1 && month <= 12 && year >= firstYear && year <= lastYear
	}
	a, first, okFrom := parse(from)
	b, last, okTo := parse(to)
	y := Years{a, b}
	switch {
	case !okFrom || !okTo:
		p.Errorf(at, "`months` must be months of the calendar years %d to %d", firstYear, lastYear).Instead("2018-01..2018-06, or one month")
	case b < a || a == b && last < first:
		p.Errorf(at, "`months` ends before it begins").Instead("%s..%s", to, from)
	case y.Count() > MaxYears:
		p.Errorf(at, "`months` touch %d years; a study has at most %d", y.Count(), MaxYears)
	case first == 1 && last == 12:
		return y, Months{}
	default:
		return y, Months{first, last}
	}
	return Years{}, Months{}
}

// window reads the `years` or the `months` of a study or target; at is nil where neither stands.
func (p *reader) window(f *document.Fields) (y Years, m Months, at *document.Node) {
	years, months := f.Optional("years"), f.Optional("months")
	switch {
	case years != nil && months != nil:
		p.Errorf(months, "`years` and `months` both stand here").Because("either says alone what the figures cover").Instead("one of the two")
		return p.years(years), Months{}, years
	case months != nil:
		y, m = p.months(months)
		return y, m, months
	case years != nil:
		return p.years(years), Months{}, years
	}
	return Years{}, Months{}, nil
}

// within says whether a window lies in another.
func within(y Years, m Months, outer Years, of Months) bool {
	first, _ := m.Of(y, y.From)
	_, last := m.Of(y, y.To)
	outerFirst, _ := of.Of(outer, outer.From)
	_, outerLast := of.Of(outer, outer.To)
	return y.From*12+first >= outer.From*12+outerFirst && y.To*12+last <= outer.To*12+outerLast
}
