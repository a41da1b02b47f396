package forecast

import (
	"path/filepath"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/model/population"
	"doudi/model/simulate"
	"doudi/rules"
	"doudi/rules/read"
	"doudi/rules/wave"
	"doudi/scenarios"
	"doudi/scenarios/library"
)

// Plan is a study with everything it names read and checked: what can be refused has been, before any computing.
type Plan struct {
	Study    *scenarios.Study
	Inputs   []library.Input
	Warnings *document.Report // of the files
	Doubts   *document.Report // what check says of the study and a run prints among its notes

	policies []*rules.Policy     // by scenario
	takeUps  [][]document.TakeUp // by scenario, of its policy's benefits
	profile  *population.Profile
	illness  *illness.Catalogue
	people   *population.Population
	world    *simulate.World
	all      window   // the study's
	windows  []window // by target
	late     [][]int  // by account and year: the piece of the year whose payments fall due in the next; nil = none do
	targets  []target
	carried  []CarriedOn
	changed  [][]Changed // by scenario: of profile and catalogue
	with     [][]with    // by scenario: its interventions
	absent   []absent
	locality                 // of the profile, as the catalogue has it
	notes    []model.Title   // of the policies and what scenarios change in them, for the results
	within   library.Folders // where files may be read
	folders  []string        // as they were given
	funds    [][]Fund        // by scenario
	sums     []sumOf
	programs *programs           // nil where the policies do not compile
	able     []map[string][]bool // by scenario, benefit and year: whether the benefit can pay anything
	unbilled map[string][]string // see Result.Unsimulated
	asks     *rules.Formula      // what a policy asks of a person to enrol; nil where the profile says it
}

// Baseline is the policy of the first scenario.
func (p *Plan) Baseline() *rules.Policy { return p.policies[0] }

// Open reads what a study names: what comes with the program, files in and below the study's folder, and those in and
// below further folders that the user allows. Its errors are *document.Invalid, and hold the mistakes of all files and scenarios.
func Open(study *scenarios.Study, folders ...string) (*Plan, error) {
	return open(study, folders, func(p *Plan) (*population.Population, error) {
		return population.Synthesise(p.profile, study.Seed, study.Population.People)
	})
}

// With is the plan of the same study with other scenarios, on the same people, whose making is most of the work.
func (p *Plan) With(list []scenarios.Scenario) (*Plan, error) {
	study := *p.Study
	study.Scenarios = list
	return open(&study, p.folders, func(*Plan) (*population.Population, error) { return p.people, nil })
}

// WithDraws is the plan of the same study with so many draws.
func (p *Plan) WithDraws(draws int) *Plan {
	out, study := *p, *p.Study
	study.Draws = draws
	out.Study = &study
	return &out
}

// open is Open with the making of the population apart: it is most of the work, and tests share it.
func open(study *scenarios.Study, folders []string, people func(*Plan) (*population.Population, error)) (*Plan, error) {
	p := &Plan{Study: study, Warnings: &document.Report{}, Doubts: &document.Report{}, folders: folders}
	p.Inputs = []library.Input{{Kind: "study", Name: filepath.ToSlash(study.File), SHA256: study.SHA256}}
	var err error
	if p.within, err = library.Allow(study.File, folders); err != nil {
		return nil, err
	}
	folder := filepath.Dir(study.File)
	p.openPolicies(folder)
	p.openPopulation(folder)
	p.openIllness(folder)
	p.carryOn()
	p.openChanges(folder)
	if err := p.Warnings.Err(); err != nil {
		return nil, err
	}
	p.profile.CallCategories(func(word string) model.Title { return p.members("category", []string{word}).Members[0].Title })
	if err := p.findTakeUps(); err != nil {
		return nil, err
	}
	if p.people, err = people(p); err != nil {
		return nil, err
	}
	if p.world, err = p.makeWorld(); err != nil {
		return nil, err
	}
	p.addVariants(p.world)
	if err := p.findGroups(p.world); err != nil {
		return nil, err
	}
	if err := p.nearEnough(); err != nil {
		return nil, err
	}
	p.findFunds()
	if err := p.checkCharges(); err != nil {
		return nil, err
	}
	if err := p.checkAccounts(); err != nil {
		return nil, err
	}
	if err := p.checkBudget(); err != nil {
		return nil, err
	}
	if p.targets, err = p.findTargets(); err != nil {
		return nil, err
	}
	p.findPast()
	if err := p.tryRules(); err != nil {
		return nil, err
	}
	if p.unbilled, err = p.findUnsimulated(); err != nil {
		return nil, err
	}
	p.findAbsent()
	p.findPlace()
	p.findApplications()
	return p, nil
}

// join keeps the mistakes of an error or a report; ok is false if there was an error.
func (p *Plan) join(report *document.Report, err error) (ok bool) {
	if report = document.Mistakes(p.Study.File, report, err); report != nil {
		p.Warnings.Join(report)
	}
	return err == nil
}

// openPolicies reads the policy of every scenario and lays the scenario's changes over it.
func (p *Plan) openPolicies(folder string) {
	opened := map[string]*rules.Policy{}
	for _, c := range p.Study.Scenarios {
		base, known := opened[c.Policy]
		if !known {
			base = p.openPolicy(c.Policy, folder, c.At)
			opened[c.Policy] = base
		}
		if base == nil {
			continue
		}
		// What an overlay leaves unused is no news: the scenario asked for it. One that changes nothing is told by
		// withoutEffect, and where it could have by its results (cautions).
		policy, _, err := read.With(base, c.Set, c.Add)
		if p.join(nil, err) {
			p.policies = append(p.policies, policy)
			p.withoutEffect(c, base, policy)
			p.belowZero(c, base, policy)
		}
	}
}

func (p *Plan) openPolicy(name, folder string, at *document.Node) *rules.Policy {
	file, err := library.Policies().Named(name, folder, p.within, at)
	if !p.join(nil, err) {
		return nil
	}
	p.Inputs = append(p.Inputs, file.Input)
	policy, report, err := read.Policy(file.Root)
	if !p.join(report, err) {
		return nil
	}
	p.checkedUntil(policy, at)
	return policy
}

func (p *Plan) openPopulation(folder string) {
	file, err := library.Profiles().Named(p.Study.Population.Profile, folder, p.within, p.Study.Population.At)
	if !p.join(nil, err) {
		return
	}
	p.Inputs = append(p.Inputs, file.Input)
	profile, report, err := population.Read(file.Root)
	if p.join(report, err) {
		p.profile = profile
		p.join(nil, p.enough(profile))
	}
}

// enough refuses more people than the profile has unless the study says that they repeat it.
func (p *Plan) enough(profile *population.Profile) error {
	want := &p.Study.Population
	if want.Cut && want.People > profile.Persons() {
		want.People = 0
	}
	if want.People <= profile.Persons() || want.Repeat {
		return nil
	}
	var report document.Report
	report.Errorf(want.At, "%d people are to be simulated, but the profile `%s` has %d", want.People, want.Profile, profile.Persons()).
		Because("more are its households over again: a place of that size, not this one known better").
		Instead("at most %d people, or in the study population: {profile: %s, people: %d, repeat: true}", profile.Persons(), want.Profile, want.People)
	return report.Err()
}

// nearEnough refuses a share of admissions within the county that the catalogue's severe cases do not leave.
func (p *Plan) nearEnough() error {
	own := p.profile.Locality.InCounty
	if !own.Stated() {
		return nil
	}
	if most := p.illness.MostInCounty(own.Year); own.Of.Value > most {
		var report document.Report
		report.Errorf(p.Study.Population.At, "the profile `%s` states that %v of all admissions are within the county, and `%s` leaves %.3f at most", p.profile.ID, own.Of.Value, p.illness.ID, most).
			Because("some of the admissions to township and county hospitals are in another county: `places.county_elsewhere`").
			Instead("a share below that, or a catalogue in which fewer go there")
		return report.Err()
	}
	return nil
}

func (p *Plan) openIllness(folder string) {
	file, err := library.Catalogues().Named(p.Study.Illness, folder, p.within, p.Study.IllnessAt)
	if !p.join(nil, err) {
		return
	}
	p.Inputs = append(p.Inputs, file.Input)
	catalogue, report, err := illness.Read(file.Root)
	if p.join(report, err) {
		p.illness = catalogue
	}
}

// makeWorld says what is counted, and which of a scenario's benefits goes where.
func (p *Plan) makeWorld() (*simulate.World, error) {
	l := &measure.Layout{Statuses: simulate.Statuses(), Parts: simulate.Parts(p.profile), Categories: p.profile.Categories, Levels: model.LevelNames(), Places: model.PlaceNames(), Societal: p.profile.Societal(), Halves: 1}
	for s := range p.profile.Strata {
		if p.people.Weight(s) > 1 {
			l.Halves = 2
		}
	}
	l.CategoryPlaces = slices.ContainsFunc(p.Study.Targets, ofCategoryPlace)
	w := &simulate.World{Population: p.people, Catalogue: p.illness, Layout: l, Seed: p.Study.Seed, Applied: p.applied()}
	for year := p.Study.Years.From; year <= p.Study.Years.To; year++ {
		w.Years = append(w.Years, year)
	}
	p.findWindows(w)
	p.findLate(w)
	if err := p.findGauges(w); err != nil {
		return nil, err
	}
	for i, policy := range p.policies {
		var c simulate.Scenario
		for _, b := range policy.Benefits {
			own := policy.Fund(b.Fund).Kind == "own"
			column := slices.Index(l.Benefits, b.ID)
			if column < 0 {
				column = len(l.Benefits)
				l.Benefits, l.Own = append(l.Benefits, b.ID), append(l.Own, own)
			}
			if l.Own[column] != own {
				return nil, document.RefuseAt(p.Study.Scenarios[i].At, "scenario `%s`: benefit `%s` is the patient's own money in one policy and a fund's in another; "+
					"give it another id in one of them", p.Study.Scenarios[i].ID, b.ID)
			}
			c.Benefits = append(c.Benefits, simulate.Benefit{Column: column, Own: own, Cash: b.Cash, Monthly: b.At == rules.AtMonthEnd})
		}
		for _, b := range policy.Enrolments {
			if !slices.Contains(l.Premiums, b.ID) {
				l.Premiums = append(l.Premiums, b.ID)
			}
		}
		for _, year := range w.Years {
			c.Enrols = append(c.Enrols, enrols(policy, year))
		}
		w.Scenarios = append(w.Scenarios, c)
	}
	return w, nil
}

// enrols says whether a policy has a benefit at enrolment that has begun when a benefit year begins. One that has lapsed or is
// switched off counts: the policy says then that nothing is paid.
func enrols(policy *rules.Policy, year int) bool {
	first := policy.InBenefitYear(year, policy.YearStarts)
	return slices.ContainsFunc(policy.Enrolments, func(b *rules.Benefit) bool { return b.From <= first })
}

// tryRules compiles the scenarios' policies for every year with the stated values, and lets them meet the words of the
// profile and the catalogue, so that what does not fit is said before the run. Together, as they are run; where that fails or a
// program reads who is insured, of whom there is nobody yet, each by itself, which tells whose fault it is.
func (p *Plan) tryRules() error {
	words := p.words()
	var err error
	if p.programs, err = p.compile(); err == nil && p.allInsured() && p.tryTogether(words) == nil {
		return nil
	}
	var problems document.Report
	if _, err := p.compilePremiums(); err != nil {
		problems.Join(document.Mistakes(p.Study.File, nil, err))
	}
	problems.Join(p.tryEach(words))
	return problems.Err()
}

// allInsured says that the same households are insured under all scenarios.
func (p *Plan) allInsured() bool {
	return !slices.ContainsFunc(p.world.Scenarios, func(s simulate.Scenario) bool { return slices.Max(s.Group) > 0 })
}

// tryTogether lets the programs of all scenarios meet the words, and finds which benefits can pay.
func (p *Plan) tryTogether(words *model.Claims) error {
	able := make([]map[string][]bool, len(p.policies))
	for i := range able {
		able[i] = map[string][]bool{}
	}
	for at, places := range p.world.Alike() {
		for y, waves := range p.programs.bills[at] {
			words.Year = p.world.Years[y]
			if err := waves.NewRunner().Settle(words, &model.Settled{}); err != nil {
				return err
			}
			for k, i := range places {
				for b, stream := range waves.Streams()[k] {
					id := p.policies[i].Benefits[b].ID
					able[i][id] = append(able[i][id], stream >= 0)
				}
			}
		}
	}
	p.able = able
	return nil
}

// tryEach lets each policy meet the words by itself, and reports those that do not.
func (p *Plan) tryEach(words *model.Claims) *document.Report {
	problems := &document.Report{}
	for i, policy := range p.policies {
		able := map[string][]bool{}
		p.able = append(p.able, able)
		for _, year := range p.world.Years {
			waves, err := wave.Compile(p.stated()[i:i+1], year, illness.Kinds()...)
			if err == nil {
				words.Year = year
				err = waves.NewRunner().Settle(words, &model.Settled{})
				for k, stream := range waves.Streams()[0] {
					able[policy.Benefits[k].ID] = append(able[policy.Benefits[k].ID], stream >= 0)
				}
			}
			if err != nil {
				problems.Join(document.Mistakes(p.Study.File, nil, message.Say("scenario `%s`, year %d: %s", p.Study.Scenarios[i].ID, year, err)))
				break // the same would be said of the next year
			}
		}
	}
	return problems
}

// pays says whether a scenario's benefit can pay anything in a year, given by its place in the study's years, or, behind
// the last, in any of them.
func (p *Plan) pays(scenario, year int, benefit string) bool {
	able := p.able[scenario][benefit]
	if year < len(able) {
		return able[year]
	}
	return slices.Contains(able, true)
}
