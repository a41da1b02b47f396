package report

import (
	"math"
	"strings"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// when is the year that budgets are of as sentences put it: one that is over is reckoned back, one to come is budgeted.
type when struct {
	l    message.Language
	year int
	past bool
}

func inYear(l message.Language, run *forecast.Result) when {
	year := run.Study.YearOfBudget()
	return when{l, year, year <= run.Timing.Year}
}

// begin puts the year before a statement.
func (w when) begin(statement string) string {
	if w.past {
		return w.l.Say("reckoned for %d, %s", w.year, statement)
	}
	return w.l.Say("in %d %s", w.year, statement)
}

// articled is the title of a fund within a sentence: in English with its article.
func articled(l message.Language, title string) string {
	first, _, _ := strings.Cut(title, " ")
	switch {
	case l != message.English || strings.HasSuffix(first, "'s") || strings.HasSuffix(first, "’s"):
		return title
	case first == "The":
		return "the" + strings.TrimPrefix(title, first)
	}
	return "the " + title
}

// needs says what amount suffices: to be budgeted where it is public money of a year to come.
func (w when) needs(what, amount string, public bool) string {
	switch {
	case w.past:
		return w.begin(w.l.Say("%s needs %s", what, amount))
	case public:
		return w.l.Say("%[3]s should be budgeted in %[1]d for %[2]s", w.year, what, amount)
	}
	return w.l.Say("in %d %s is expected to need %s", w.year, what, amount)
}

// idle says that a fund pays nothing.
func (w when) idle(what string) string {
	if w.past {
		return w.begin(w.l.Say("%s spends nothing", what))
	}
	return w.l.Say("nothing needs to be budgeted in %[1]d for %[2]s", w.year, what)
}

// changes says by how much a fund's mean spending changes, where no budget is given.
func (w when) changes(what string, r measure.Row) string {
	u := axisUnit(w.l, r.Unit, r.DiffMean)
	said := message.Say("%s spends %s more on average (%s)")
	low, high := r.DiffP05, r.DiffP95
	if r.DiffMean < 0 {
		said = message.Say("%s spends %s less on average (%s)")
		low, high = -high, -low
	}
	amount := w.l.Say("%s %s", u.of(math.Abs(r.DiffMean)), u.name)
	return w.begin(said.With(what, amount, u.span(w.l, low, high)).In(w.l)) + w.l.Say(", and no budget is given")
}

// enough writes an amount of money that suffices, with its unit.
func enough(l message.Language, amount float64) string {
	u := axisUnit(l, "CNY", amount)
	return l.Say("%s %s", u.enough(amount), u.name)
}
