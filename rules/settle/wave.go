package settle

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/kernel"
)

// Waves is a policy compiled for the bills of one year of a simulation, with the parameters of one draw: columns of
// bills go through it a wave at a time. It is safe for many goroutines; each settles with a Runner of its own.
type Waves struct {
	policy   *rules.Policy
	year     int
	kinds    []model.Kind       // of the bills
	editions [12]*rules.Edition // by month
	claims   [12]*pass          // by month; months of one edition share it
	monthEnd [12]*pass          // nil where no benefit pays then
	yearEnd  *pass
	later    []rules.Step // year-end benefits for households, after those for persons
	columns  []string     // of all claim programs
	state    []string     // the words kept for a person, with their period
	doubtful bool         // what an accumulator adds may be no number
	oneByOne bool         // a household's figures are read while its bills are settled
}

// pass is one program: over the bills of a wave, or over persons at a period's end.
type pass struct {
	program  *kernel.Program
	columns  []string
	benefits []int // of each payment among the outputs
	cash     []bool
	kept     []int // of each state among the outputs, which come after the payments
}

// Compile prepares a policy for a calendar year, for bills of some kinds of care or, where none is named, of all. The
// error is an *document.Invalid where a formula does not resolve.
func Compile(p *rules.Policy, year int, values model.Values, kinds ...model.Kind) (*Waves, error) {
	if p.YearStarts != 1 {
		return nil, document.Say("the policy `%s` begins its year in month %d; a simulation counts calendar years", p.ID, p.YearStarts)
	}
	w := &Waves{policy: p, year: year, kinds: kinds}
	for m := range 12 {
		if m > 0 && w.editions[m-1].Until > rules.MonthOf(year, m+1) {
			w.editions[m] = w.editions[m-1]
			continue
		}
		e, err := p.Edition(rules.MonthOf(year, m+1), values)
		if err != nil {
			return nil, err
		}
		w.editions[m] = e
	}
	w.keep()
	if w.oneByOne {
		return w, nil
	}
	return w, w.compile()
}

// compile makes the programs of each edition.
func (w *Waves) compile() (err error) {
	for m, e := range w.editions {
		if m > 0 && e == w.editions[m-1] {
			w.claims[m], w.monthEnd[m] = w.claims[m-1], w.monthEnd[m-1]
			continue
		}
		if w.claims[m], err = w.claimPass(e); err != nil {
			return err
		}
		w.columns = append(w.columns, w.claims[m].columns...)
		if w.monthEnd[m], err = w.endPass(e, rules.AtMonthEnd); err != nil {
			return err
		}
	}
	for _, s := range w.editions[11].Steps {
		if s.At == rules.AtYearEnd && s.Household {
			w.later = append(w.later, s)
		}
	}
	slices.Sort(w.columns)
	w.columns = slices.Compact(w.columns)
	w.yearEnd, err = w.endPass(w.editions[11], rules.AtYearEnd)
	return err
}

// keep lists the words that must be kept from bill to bill: those that formulas read over a period, and at a period's
// end what is unpaid in it.
func (w *Waves) keep() {
	add := func(name string) {
		if !w.never(name) && !slices.Contains(w.state, name) {
			w.state = append(w.state, name)
		}
	}
	householdBefore := false
	for _, e := range w.editions {
		for _, in := range e.Inputs {
			switch {
			case strings.HasPrefix(in.Name, "household.ytd."), strings.HasPrefix(in.Name, "household.mtd."):
				w.oneByOne = true
			case periodOf(in.Name) != "":
				add(in.Name)
			}
		}
		for _, s := range e.Steps {
			if s.At == rules.AtClaim {
				continue
			}
			// A household's month needs its bills in the order of its months; so does a person's payment that follows a
			// household's, since the two may not pay the same bill twice.
			w.oneByOne = w.oneByOne || s.Household && s.At == rules.AtMonthEnd || householdBefore && !s.Household
			householdBefore = householdBefore || s.Household
			w.keepUnpaid(s, add)
		}
	}
	slices.Sort(w.state)
}

// keepUnpaid keeps what a period-end benefit may pay of.
func (w *Waves) keepUnpaid(s rules.Step, add func(string)) {
	periods := []string{"ytd."}
	if s.At == rules.AtMonthEnd {
		periods = []string{"mtd.", "ytd."}
	}
	for _, period := range periods {
		for _, name := range w.policy.Costs {
			add(period + "oop." + name)
		}
		add(period + "oop.total")
		add(period + "paid.total")
		for _, b := range w.policy.Benefits {
			add(period + "paid." + b.ID)
		}
	}
}

// periodOf is ytd., mtd. or life. where a word is over that period, else "".
func periodOf(name string) string {
	for _, p := range []string{"ytd.", "mtd.", "life."} {
		if strings.HasPrefix(name, p) {
			return p
		}
	}
	return ""
}

// ByHousehold says how the bills must be laid out; the waves here are always by person, and a policy that looks at a
// household's figures while its bills are settled goes through them one by one.
func (w *Waves) ByHousehold() bool { return false }

// never says whether a word is of a kind of care that no bill has: ytd.received:outpatient, if it is kept by kind alone.
func (w *Waves) never(name string) bool {
	if len(w.kinds) == 0 {
		return false
	}
	_, word := splitPeriod(name)
	own, member, parted := strings.Cut(word, ":")
	if !parted {
		return false
	}
	for _, a := range w.editions[0].Accumulators {
		if a.Name == own && len(a.By) == 1 && a.By[0].Name == "kind" {
			return !slices.ContainsFunc(w.kinds, func(k model.Kind) bool { return model.KindNames()[k] == member })
		}
	}
	return false
}

// kindCodes are the policy's codes of the kinds of care that bills have; nil where they may have any.
func (w *Waves) kindCodes() []float64 {
	var out []float64
	for _, k := range w.kinds {
		out = append(out, float64(w.policy.Enumeration("kind").Code(model.KindNames()[k])))
	}
	return out
}
