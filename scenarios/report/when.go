package report

import (
	"math"

	"doudi/model/measure"
	"doudi/scenarios/forecast"
)

// when is the last year of a study as sentences put it: one that is over is reckoned back, one to come is budgeted.
type when struct {
	l    tongue
	year int
	past bool
}

func (l tongue) inYear(run *forecast.Result) when {
	year := run.Study.Years.To
	return when{l, year, year <= run.Timing.Year}
}

// begin puts the year before a statement.
func (w when) begin(statement string) string {
	if w.past {
		return w.l.sayf("按%d年口径回算，%s", "reckoned for %d, %s", w.year, statement)
	}
	return w.l.sayf("%d年%s", "in %d %s", w.year, statement)
}

// needs says what amount suffices: to be budgeted where it is public money of a year to come.
func (w when) needs(what, amount string, public bool) string {
	switch {
	case w.past:
		return w.begin(w.l.sayf("%s需%s", "%s needs %s", what, amount))
	case public:
		return w.l.sayf("%[1]d年%[2]s建议编列%[3]s", "%[3]s should be budgeted in %[1]d for %[2]s", w.year, what, amount)
	}
	return w.l.sayf("%d年%s预计需%s", "in %d %s is expected to need %s", w.year, what, amount)
}

// idle says that a fund pays nothing.
func (w when) idle(what string) string {
	if w.past {
		return w.begin(w.l.sayf("%s不再支出", "%s spends nothing", what))
	}
	return w.l.sayf("%[1]d年%[2]s不需编列", "nothing needs to be budgeted in %[1]d for %[2]s", w.year, what)
}

// changes says by how much a fund's mean spending changes, where no budget is given.
func (w when) changes(what string, r measure.Row) string {
	u := w.l.axisUnit(r.Unit, r.DiffMean)
	verb := [2]string{"%s平均多支出%s%s（%s）", "%s spends %s %s more on average (%s)"}
	low, high := r.DiffP05, r.DiffP95
	if r.DiffMean < 0 {
		verb = [2]string{"%s平均少支出%s%s（%s）", "%s spends %s %s less on average (%s)"}
		low, high = -high, -low
	}
	return w.begin(w.l.sayf(verb[0], verb[1], what, u.of(math.Abs(r.DiffMean)), u.name, tight(u.span(w.l, low, high)))) +
		w.l.say("，不报编列金额", ", and no budget is given")
}

// enough writes an amount of money that suffices, with its unit.
func (l tongue) enough(amount float64) string {
	u := l.axisUnit("CNY", amount)
	return u.enough(amount) + l.say("", " ") + u.name
}
