package report

import (
	"fmt"
	"slices"
	"strings"

	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/show"
	"doudi/scenarios/forecast"
)

// Chains lead from the figures of the report to what they rest on: what a measure is, the benefits that make it with clause, formulas and
// parameters in force, and one household of the simulation that shows it, its bills settled line by line. What is of one household is said
// to be so; every other number of a chain is the policy's.
type Chains struct {
	Chosen       string // how households are found
	Benefits     []BenefitChain
	Measures     []MeasureChain
	Alternatives []AlternativeChain

	run *forecast.Result
	l   message.Language
}

// BenefitChain is one benefit of one policy.
type BenefitChain struct {
	show.Told
	Under string // the scenario by whose policy it is told, where that is not the baseline
	Month string // 2019-12
	Shows Instance

	scenario int // by its place in the study
	premium  bool
	own      bool // it only moves the patient's own money
}

// MeasureChain is a measure of families' burdens.
type MeasureChain struct {
	Measure, Title, Definition string
	Shows                      Instance
}

// AlternativeChain is what an alternative is made of.
type AlternativeChain struct {
	Scenario, Title string
	Another         string         // the policy that it has instead of the baseline's, whole
	Year            int            // at whose end policies are compared
	Policy          []show.Changed // what it changes in the policy
	Inputs          []InputChange  // of people and illness, and take-ups
	More            int            // of people and illness, beyond those that are listed
	Shows           Instance
}

// InputChange is an input that an alternative changes.
type InputChange struct{ Title, How, Source, Status string }

// Instance is one household that shows something, or why there is none.
type Instance struct {
	Says    string   // which, and of how many
	Bills   *table   // line by line, to the fen
	Sum     string   // that the lines are the bills
	Reckon  *table   // what it comes to for the household; nil where that is not asked
	Verdict string   // why the measure counts it
	Steps   []string // the benefit's formulas with the numbers of one bill
	At      string   // which bill that is
}

// chainsOf are the chains of a run; nil where it came of no plan.
func chainsOf(run *forecast.Result, l message.Language) (*Chains, error) {
	if run.Families == nil {
		return nil, nil
	}
	families, err := run.Families()
	if err != nil {
		return nil, err
	}
	c := &Chains{run: run, l: l}
	c.Chosen = l.Say("Families are from one simulation: the first replicate of the first draw, seed %d, with policies and take-ups at their stated values. Of the households that show what is asked, the one in the middle by how much, among those with at most %d bills if there are any. Its bills are made again from the keys of the simulation and settled one by one; it stands here only where that gives every payment of the simulation to the fen. What is said of a family is of one household, and no figure of the run.", run.Study.Seed, forecast.FamilyBills)
	for i := range families.Benefits {
		chain, err := c.benefit(&families.Benefits[i])
		if err != nil {
			return nil, err
		}
		c.Benefits = append(c.Benefits, *chain)
	}
	c.premiums()
	for i := range families.Measures {
		c.Measures = append(c.Measures, c.measure(&families.Measures[i]))
	}
	for i := range families.Scenarios {
		c.Alternatives = append(c.Alternatives, c.alternative(i+1, &families.Scenarios[i]))
	}
	return c, nil
}

// place is a scenario's in the study.
func (c *Chains) place(scenario string) int {
	for i, s := range c.run.Study.Scenarios {
		if s.ID == scenario {
			return i
		}
	}
	return -1
}

// titled is the title of a scenario.
func (c *Chains) titled(scenario int) string {
	s := c.run.Study.Scenarios[scenario]
	return s.Title.In(c.l, s.ID)
}

// benefit tells a benefit as it stands at the end of the year of its family, or in its last month if it lapses before.
func (c *Chains) benefit(f *forecast.Family) (*BenefitChain, error) {
	at := c.place(f.Scenario)
	policy := c.run.Policies[at]
	k := policy.Benefit(f.Of)
	month := min(policy.InBenefitYear(f.Year, (policy.YearStarts+10)%12+1), policy.Benefits[k].Until-1)
	out := &BenefitChain{Told: show.Tell(show.Dated{Policy: policy, At: month}, policy.Benefits[k], c.l), Month: month.String()[:len("2019-12")], scenario: at, own: policy.Fund(policy.Benefits[k].Fund).Kind == "own"}
	if at > 0 {
		out.Under = c.titled(at)
	}
	if f.Sheets == nil {
		out.Shows.Says = c.nobody(f, c.l.Say("to whom it pays anything"))
		return out, nil
	}
	out.Shows = c.billed(f, c.l.Say("to whom it pays anything"))
	steps, claim, err := show.Paying(f.Sheets[0].Policy, f.Sheets[0].Bills, k, c.l)
	if err != nil {
		return nil, err
	}
	out.Shows.Steps, out.Shows.At = steps, c.l.Say("at the period's end")
	if claim >= 0 {
		out.Shows.At = show.BillTitle(f.Sheets[0].Sheet, claim, c.l)
	}
	return out, nil
}

// premiums tells the benefits at enrolment of every policy, through which no bill goes.
func (c *Chains) premiums() {
	known := map[[2]string]bool{}
	for i, s := range c.run.Study.Scenarios {
		policy := c.run.Policies[i]
		month := policy.InBenefitYear(c.run.Study.Years.To, policy.YearStarts)
		for _, b := range policy.Enrolments {
			of := [2]string{s.Policy, b.ID}
			if known[of] || !b.Enabled || month < b.From || month >= b.Until {
				continue
			}
			known[of] = true
			x := BenefitChain{Told: show.Tell(show.Dated{Policy: policy, At: month}, b, c.l), Month: month.String()[:len("2019-12")], scenario: i, premium: true}
			if i > 0 {
				x.Under = c.titled(i)
			}
			x.Shows.Says = c.l.Say("No bill goes through it: it is paid once a year for each enrolled person, and no family's bills show it.")
			c.Benefits = append(c.Benefits, x)
		}
	}
}

// alternative tells what a scenario changes.
func (c *Chains) alternative(at int, f *forecast.Family) AlternativeChain {
	study := c.run.Study
	out := AlternativeChain{Scenario: f.Of, Title: fmt.Sprintf("%d %s", at, c.titled(at))}
	base, own := c.run.Policies[0], c.run.Policies[at]
	if study.Scenarios[at].Policy != study.Scenarios[0].Policy {
		out.Another = own.Title.In(c.l, own.ID)
	}
	for y := study.Years.To; y >= study.Years.From && out.Another == "" && out.Policy == nil; y-- {
		month := base.InBenefitYear(y, (base.YearStarts+10)%12+1)
		out.Year, out.Policy = y, show.Changes(show.Dated{Policy: base, At: month}, show.Dated{Policy: own, At: month}, c.l)
	}
	out.Inputs, out.More = c.inputs(f.Of)
	if f.Sheets == nil {
		out.Shows.Says = c.nobody(f, c.l.Say("for whom it changes anything"))
		return out
	}
	out.Shows = c.compared(f)
	return out
}

// touched are the benefits that an alternative adds, removes or changes, themselves or by what they read.
func (c *Chains) touched(x *AlternativeChain) []*BenefitChain {
	var out []*BenefitChain
	for _, b := range c.of(subject{scenario: x.Scenario, by: "all"}) {
		if slices.ContainsFunc(x.Policy, func(y show.Changed) bool {
			id, _, _ := strings.Cut(y.Name, ".")
			return id == b.ID || slices.ContainsFunc(b.Numbers, func(n show.Number) bool { return n.Name == y.Name })
		}) {
			out = append(out, b)
		}
	}
	return out
}

// mostInputs is how many changed inputs of people and illness an alternative lists; a star in a study stands for many.
const mostInputs = 12

// inputs are what a scenario changes of people and illness, more of them left out, and its take-ups that are not the baseline's.
func (c *Chains) inputs(scenario string) (out []InputChange, more int) {
	for _, x := range c.run.Changed {
		if x.Scenario != scenario {
			continue
		}
		if len(out) == mostInputs {
			more++
			continue
		}
		how := fmt.Sprintf("%s %s", x.Change.How.Key(), plain(x.Change.By.Value))
		if x.Change.By.Uncertain() {
			how += fmt.Sprintf(" (%s–%s)", plain(x.Change.By.Low), plain(x.Change.By.High))
		}
		title := x.Title.In(c.l, x.Input)
		if x.Because != "" {
			title = c.l.Say("%s, by %s", title, x.Because)
		}
		out = append(out, InputChange{title, how, x.Change.By.Source, c.status(x.Change.By.Status)})
	}
	base := c.run.Study.Baseline().ID
	for _, x := range c.run.TakeUps {
		if x.Scenario != scenario {
			continue
		}
		before := slices.IndexFunc(c.run.TakeUps, func(y forecast.TakeUp) bool {
			return y.Scenario == base && y.Benefit == x.Benefit && y.Place == x.Place && y.From == x.From
		})
		if was := "-"; before < 0 || c.run.TakeUps[before].Share.Value != x.Share.Value {
			if before >= 0 {
				was = plain(c.run.TakeUps[before].Share.Value)
			}
			title := c.l.Say("share of those entitled who apply for %s", c.run.GroupTitle("benefit", x.Benefit, c.l))
			switch x.Place {
			case "in_county":
				title = c.l.Say("%s (%s)", title, c.l.Say("in the county"))
			case "elsewhere":
				title = c.l.Say("%s (%s)", title, c.l.Say("elsewhere"))
			}
			if x.From != "" {
				title = c.l.Say("%s (%s)", title, c.l.Say("from %s", x.From))
			}
			out = append(out, InputChange{title, was + " → " + plain(x.Share.Value), x.Share.Source, c.status(x.Share.Status)})
		}
	}
	return out, more
}

// status is how sure a number is.
func (c *Chains) status(s string) string { return show.Status(s, c.l) }

// of are the chains of the benefits of a scenario's policy that a row is of, in the order in which they pay.
func (c *Chains) of(x subject) []*BenefitChain {
	at := max(c.place(x.scenario), 0)
	var ids []string // nil: all
	switch x.by {
	case "benefit", "premium":
		ids = []string{x.group}
	case "fund", "payer":
		ids = []string{}
		for _, f := range c.run.Funds {
			if f.Scenario == c.run.Study.Scenarios[at].ID && (x.by == "fund" && f.ID == x.group || x.by == "payer" && f.Payer == x.group) {
				ids = append(ids, f.Benefits...)
			}
		}
	}
	var out []*BenefitChain
	for i := range c.Benefits {
		b := &c.Benefits[i]
		same := c.run.Study.Scenarios[b.scenario].Policy == c.run.Study.Scenarios[at].Policy
		if x.measure == "payer_spending" && b.premium && x.by == "fund" && c.run.Policies[b.scenario].Enrolments[c.run.Policies[b.scenario].Enrolment(b.ID)].Fund == x.group {
			ids = append(ids, b.ID)
		}
		kind := ids != nil || b.premium == (x.measure == "premium_subsidy")
		if b.own && ids == nil && x.measure == "fund_spending" {
			continue // no fund spends the patient's own money
		}
		if same && b.scenario <= at && (b.scenario == 0 || c.has(at, b.ID)) && kind && (ids == nil || slices.Contains(ids, b.ID)) {
			out = append(out, b)
		}
	}
	return out
}

// has says that a scenario's policy has a benefit that is on: what one alternative adds to a policy, the next has not.
func (c *Chains) has(scenario int, id string) bool {
	p := c.run.Policies[scenario]
	return slices.ContainsFunc(slices.Concat(p.Benefits, p.Enrolments), func(b *rules.Benefit) bool { return b.ID == id && b.Enabled })
}
