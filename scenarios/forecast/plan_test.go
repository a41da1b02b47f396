package forecast

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/simulate"
	"doudi/scenarios"
	"doudi/scenarios/library"
)

// One household's bills of 2018 and 2019 in the cell of the poor, and of those never registered; the strata weigh 10 and 2.
// Inpatient bills of 1,000 each year, of which 100 and 300 are paid by the first benefit, are 10 × 100 and 10 × 300 yuan, a
// rate of 0.1 and 0.3, over both years of 0.2; the others' 50 yuan of 2019 add 2 × 50.
func TestFiguresOfASimulationByHand(t *testing.T) {
	p, r := byHand(t, 2, 2)
	r.weight = []float64{10, 2}
	p.targets = []target{{scenario: 0, over: -1, key: r.key(t, "fund_spending", "all", "all"), window: window{pieces: []int{1}, heads: -1, whole: true}},
		{scenario: 0, over: -1, key: r.key(t, "effective_rate_inpatient", "status", "poor"), window: window{pieces: []int{0, 1}, heads: 0, whole: true}}, {scenario: 1, over: -1, key: 0, window: window{pieces: []int{0, 1}, heads: 0, whole: true}}, {key: -1, over: -1}}
	for range p.targets {
		r.target = append(r.target, r.newSeries())
	}
	l := p.world.Layout
	sums := &simulate.Partial{}
	for range p.policies {
		sums.Tallies = append(sums.Tallies, []*measure.Tally{l.New(), l.New()})
		sums.Heads = append(sums.Heads, []*measure.Heads{l.NewHeads()})
	}
	poor, never := l.Cell(0, 0, 0, 0), l.Cell(0, slices.Index(l.Statuses, "never_registered"), 1, 9)
	for y, yuan := range []int64{100, 300} {
		cells := sums.Tallies[0][y].Cells
		cells[poor+l.Benefit(0)+int(measure.BenefitPaid)] = yuan * 100
		cells[poor+int(measure.InpatientPaid)] = yuan * 100
		cells[poor+int(measure.InpatientTotal)] = 1000 * 100
	}
	sums.Tallies[0][1].Cells[never+l.Benefit(2)+int(measure.BenefitPaid)] = 50 * 100
	sums.Tallies[0][1].Cells[never+l.Benefit(1)+int(measure.BenefitPaid)] = 70 * 100 // the own account
	r.keep(3, sums)
	for _, c := range []struct {
		what string
		s    measure.Series
		want float64
	}{
		{"spending of 2018", r.series[0][0][r.key(t, "fund_spending", "all", "all")], 1000},
		{"spending of 2019", r.series[0][1][r.key(t, "fund_spending", "all", "all")], 3100},
		{"spending of both", r.series[0][2][r.key(t, "fund_spending", "all", "all")], 4100},
		{"the others' of both", r.series[0][2][r.key(t, "fund_spending", "status", "never_registered")], 100},
		{"rate of 2019", r.series[0][1][r.key(t, "effective_rate_inpatient", "all", "all")], 0.3},
		{"rate of both", r.series[0][2][r.key(t, "effective_rate_inpatient", "all", "all")], 0.2},
		{"of the other scenario", r.series[1][2][r.key(t, "fund_spending", "all", "all")], 0},
		{"target of 2019", r.target[0], 3100}, {"target of a rate", r.target[1], 0.2}, {"target of the other", r.target[2], 0}, {"target without years", r.target[3], 0},
	} {
		if got := c.s.Values; fmt.Sprintf("%.9g", got) != fmt.Sprintf("%.9g", []float64{0, 0, 0, c.want}) {
			t.Errorf("%s: %v, want %v in the last simulation", c.what, got, c.want)
		}
	}
}

// A sample's households weigh what their stratum's are over those drawn; figures of both strata are widened by the larger
// weight. 12,000 stand for 2,579,268; of everybody each is one.
func TestSamplesKnowTheirWeight(t *testing.T) {
	plan := planned(t, baise, few(nil))
	r := plan.NewResults()
	for s := range plan.profile.Strata {
		want := float64(plan.profile.Strata[s].Households) / float64(plan.people.Households(s))
		if got := r.weight[s]; got < 200 || got > 230 || got/want > 1.001 || got/want < 0.999 {
			t.Errorf("stratum %d weighs %v, want %v", s, got, want)
		}
	}
	s := r.newSeries()
	if s.Weight != slices.Max(r.weight) || len(s.Halves) != len(s.Values) || len(s.Values) != 6 || s.Replicates != 2 {
		t.Errorf("%+v", s)
	}
	out := plan.result(plan.inputs(), r)
	if out.Simulated != plan.people.Persons() || out.Simulated < 11_500 || out.Simulated > 12_500 || out.Represented != 2_579_268 {
		t.Errorf("%d simulated for %d", out.Simulated, out.Represented)
	}
	whole := planned(t, "../studies/huolinguole.yaml", few(map[string]string{"people": "8437"}))
	r = whole.NewResults()
	if s := r.newSeries(); s.Weight != 1 || s.Halves != nil || !slices.Equal(r.weight, []float64{1, 1}) {
		t.Errorf("everybody: %+v, weights %v", s, r.weight)
	}
	if out := whole.result(whole.inputs(), r); out.Simulated != 8437 || out.Represented != 8437 {
		t.Errorf("%d simulated for %d", out.Simulated, out.Represented)
	}
}

// A place repeated is as large as it is simulated, and no sample.
func TestARepeatedPlaceStandsForItself(t *testing.T) {
	text := "study: s\npolicy: huolinguole\npopulation: {profile: huolinguole, people: 20000, repeat: true}\nillness: china-rural\nyears: 2018\ndraws: 2\nscenarios: [{id: current}]\n"
	plan := planned(t, inFolder(t, "study.yaml", text), nil)
	out := plan.result(plan.inputs(), plan.NewResults())
	if out.Simulated < 19_000 || out.Represented != out.Simulated || plan.world.Layout.Halves != 1 {
		t.Errorf("%d simulated for %d in %d halves", out.Simulated, out.Represented, plan.world.Layout.Halves)
	}
	if simulated, represented := plan.People(); simulated != out.Simulated || represented != out.Represented {
		t.Errorf("of the plan %d for %d", simulated, represented)
	}
}

// A profile of 8,437 is asked for so many or fewer; more are refused unless they repeat it. A quick look's thirty thousand
// become everybody.
func TestNoMoreThanThereAre(t *testing.T) {
	file, err := library.Profiles().Named("huolinguole", "", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	profile, _, err := population.Read(file.Root)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		people      int
		repeat, cut bool
		want        int // −1 = refused
	}{
		{8437, false, false, 8437}, {8438, false, false, -1}, {8438, true, false, 8438}, {0, false, false, 0},
		{30_000, false, true, 0}, {8437, false, true, 8437}, {8438, false, true, 0},
	} {
		p := &Plan{Study: &scenarios.Study{Population: scenarios.Population{People: c.people, Repeat: c.repeat, Cut: c.cut, At: file.Root}}}
		err := p.enough(profile)
		if (err != nil) != (c.want < 0) || err == nil && p.Study.Population.People != c.want {
			t.Errorf("%+v: %d, %v", c, p.Study.Population.People, err)
		}
	}
}

// Two policies' benefits of one id share a column; what is an own account and what is cash is each policy's. One id cannot
// be a fund's in one and the patient's own in the other.
func TestBenefitsOfPoliciesShareColumns(t *testing.T) {
	p, _ := byHand(t, 1, 1)
	with := replaced(t, handPolicy, "fund: charity, pays", "fund: charity, covers: none, pays")
	with = replaced(t, with, "{id: second, title: {zh: 二次, en: Second}", "{id: third, title: {zh: 三次, en: Third}")
	p.policies[1] = policyOf(t, with)
	w, err := p.makeWorld()
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(w.Layout.Benefits, w.Layout.Own, w.Years); got != "[basic own rest second gift third] [false true false false false false] [2018 2019]" {
		t.Errorf("columns %s", got)
	}
	want := []simulate.Scenario{
		{Benefits: []simulate.Benefit{{Column: 0}, {Column: 1, Own: true}, {Column: 2}, {Column: 3}, {Column: 4}}, Enrols: []bool{false, false}}, // no premium is paid, in either year
		{Benefits: []simulate.Benefit{{Column: 0}, {Column: 1, Own: true}, {Column: 2}, {Column: 5}, {Column: 4, Cash: true}}, Enrols: []bool{false, false}},
	}
	if fmt.Sprint(w.Scenarios) != fmt.Sprint(want) {
		t.Errorf("got %+v\nwant %+v", w.Scenarios, want)
	}
	p.policies[1] = policyOf(t, replaced(t, handPolicy, "fund: county", "fund: account"))
	if _, err := p.makeWorld(); err == nil || !strings.Contains(err.Error(), "`rest` is the patient's own money in one policy") {
		t.Errorf("got %v", err)
	}
}

// A benefit can pay in a year of the study if it is in force then, and over all years if in any.
func TestWhetherABenefitCanPay(t *testing.T) {
	p := &Plan{able: []map[string][]bool{{"late": {false, true}, "never": {false, false}}}}
	for _, c := range []struct {
		year    int
		benefit string
		want    bool
	}{{0, "late", false}, {1, "late", true}, {2, "late", true}, {0, "never", false}, {2, "never", false}, {2, "unknown", false}} {
		if got := p.pays(0, c.year, c.benefit); got != c.want {
			t.Errorf("%s in year %d: %v", c.benefit, c.year, got)
		}
	}
}

// A change that begins within a month holds from the next, as in a policy; one without a date holds always.
func TestChangesHoldFromWholeMonths(t *testing.T) {
	for text, want := range map[string]string{"2018-05-01": "2018-05-01", "2018-05-02": "2018-06-01", "2018-12-31": "2019-01-01"} {
		if got := inForce(&document.Node{Text: text}).String(); got != want {
			t.Errorf("%s holds from %s, want %s", text, got, want)
		}
	}
	p, _ := byHand(t, 1, 1)
	first, last := p.months()
	if first.String() != "2018-01-01" || last.String() != "2020-01-01" || inForce(nil) >= first {
		t.Errorf("2018..2019 runs from %s to before %s", first, last)
	}
}

// Half of the weight parts the helped: of 1, 1 and 2 at the costs 10, 20, 30 it is reached with the second, exactly; of
// 1, 1 and 3 with the third. Where anybody is helped beyond the first benefit, they alone count.
func TestTheMiddleOfTheHelpedByHand(t *testing.T) {
	of := func(cost model.Fen, weight float64, beyond bool) helped {
		return helped{block: int(cost), cost: cost, weight: weight, beyond: beyond}
	}
	for _, c := range []struct {
		list  []helped
		cost  model.Fen
		total float64
		none  bool
	}{
		{list: []helped{of(30, 2, true), of(10, 1, true), of(20, 1, true)}, cost: 20, total: 4},
		{list: []helped{of(30, 3, true), of(10, 1, true), of(20, 1, true)}, cost: 30, total: 5},
		{list: []helped{of(10, 9, false), of(40, 1, true), of(30, 1, true), of(20, 1, true)}, cost: 30, total: 3},
		{list: []helped{of(10, 1, false), of(30, 1, false), of(20, 1, false)}, cost: 20, total: 3},
		{none: true},
	} {
		got, total := median(c.list)
		if c.none {
			if got != nil {
				t.Errorf("nobody: %+v", got)
			}
			continue
		}
		if got.cost != c.cost || total != c.total {
			t.Errorf("%+v: %d of %v, want %d of %v", c.list, got.cost, total, c.cost, c.total)
		}
	}
	// Of equal costs the earlier household, whatever the order of the list.
	same := []helped{{block: 2, patient: 0, cost: 5, weight: 1}, {block: 1, patient: 3, cost: 5, weight: 1}, {block: 1, patient: 1, cost: 5, weight: 1}}
	if got, _ := median(same); got.block != 1 || got.patient != 3 {
		t.Errorf("of equal ones the middle is %+v", got)
	}
}

// Own accounts are no help. What the first benefit pays is told from what those behind it do: on a bill, for a person at
// the year's end, and for a household, which helps each of its patients.
func TestWhoIsHelpedByHand(t *testing.T) {
	p, _ := byHand(t, 1, 1)
	x := &replayer{plan: p, streams: []int{0, 1, 2, -1, -1}}
	x.world.Scenarios = []simulate.Scenario{{Benefits: []simulate.Benefit{{}, {Own: true}, {}, {}, {}}}}
	c := &model.Claims{Patients: []model.Patient{{Household: 0}, {Household: 0}, {Household: 1}, {Household: 2}}, Patient: []int32{0, 1, 2, 3}}
	none := func(n int) [][]model.Fen {
		return [][]model.Fen{make([]model.Fen, n), make([]model.Fen, n), make([]model.Fen, n)}
	}
	paid := &model.Settled{Paid: none(4), PaidPerson: none(4), PaidHousehold: none(3)}
	paid.Paid[0][2] = 5          // the first benefit pays the third patient's bill
	paid.Paid[1][3] = 5          // the fourth has something on an account
	paid.PaidHousehold[2][0] = 5 // the third benefit pays the first household
	paid.PaidPerson[0][3] = 0
	first, beyond := x.payments(c, paid)
	if fmt.Sprint(first, beyond) != "[false false true false] [true true false false]" {
		t.Errorf("by the first benefit %v, beyond it %v", first, beyond)
	}
	paid.PaidPerson[2][3] = 5
	if _, beyond = x.payments(c, paid); !beyond[3] {
		t.Error("what a person gets at the year's end is no help")
	}
}

// Members are called as the first policy calls them that has a name for them; a word without one stands without. The four
// statuses have names of their own.
func TestGroupsAreCalledAsThePoliciesCallThem(t *testing.T) {
	p, _ := byHand(t, 1, 1)
	p.policies[0] = policyOf(t, replaced(t, handPolicy, "[poor, resident]", "{poor: , resident: {zh: 居民, en: Residents}}"))
	other := replaced(t, handPolicy, "[poor, resident]", "{poor: {zh: 贫困人口, en: The poor}, resident: {zh: 别名, en: Otherwise}}")
	p.policies[1] = policyOf(t, replaced(t, other, "{zh: 基本, en: Basic}", "{zh: 别的, en: Not this}"))
	p.world.Layout.Categories, p.world.Layout.Levels = []string{"poor", "resident", "none"}, []string{"county"}
	r := &Result{Groups: p.groups()}
	for _, c := range []struct{ by, group, want string }{
		{"category", "poor", "The poor"}, {"category", "resident", "Residents"}, {"category", "none", "none"}, {"benefit", "basic", "Basic"}, {"benefit", "gift", "Gift"},
		{"status", "poor", "on the register, poor"}, {"status", "exited", "on the register, out of poverty"}, {"status", "marginal", "at the edge"}, {"status", "never_registered", "never registered"},
		{"decile", "3", "3"}, {"benefit", "unknown", "unknown"},
	} {
		if got := r.GroupTitle(c.by, c.group, "en"); got != c.want {
			t.Errorf("%s %s is called %q, want %q", c.by, c.group, got, c.want)
		}
	}
	if got := fmt.Sprint(r.Members("benefit"), r.Members("level"), r.Members("decile")); got != "[basic own rest second gift] [county] []" {
		t.Errorf("members %s", got)
	}
	r.Rows = []measure.Row{{By: "decile", Group: "2"}, {By: "all", Group: "all"}, {By: "decile", Group: "1"}, {By: "decile", Group: "2"}}
	if got := fmt.Sprint(r.Members("decile")); got != "[2 1]" {
		t.Errorf("deciles %s", got)
	}
}

// A row is found by all of its five names, and one without a mean is none.
func TestRowIsFoundByAllItsNames(t *testing.T) {
	r := &Result{Rows: []measure.Row{
		{Scenario: "a", Year: 2018, Measure: "m", By: "all", Group: "all", Mean: 1}, {Scenario: "b", Year: 2018, Measure: "m", By: "all", Group: "all", Mean: 2},
		{Scenario: "a", Year: 2019, Measure: "m", By: "all", Group: "all", Mean: 3}, {Scenario: "a", Year: 2018, Measure: "n", By: "all", Group: "all", Mean: 4},
		{Scenario: "a", Year: 2018, Measure: "m", By: "status", Group: "all", Mean: 5}, {Scenario: "a", Year: 2018, Measure: "m", By: "status", Group: "poor", Mean: 6},
		{Scenario: "a", Year: 2018, Measure: "none", By: "all", Group: "all", Mean: math.NaN()},
	}}
	for _, want := range r.Rows {
		got, ok := r.Row(want.Scenario, want.Year, want.Measure, want.By, want.Group)
		if ok != (want.Measure != "none") || ok && got.Mean != want.Mean {
			t.Errorf("%+v is found as %+v, %v", want, got, ok)
		}
	}
	if _, ok := r.Row("a", 2020, "m", "all", "all"); ok {
		t.Error("a row of no year is found")
	}
}

// At most 256 blocks are looked at: all of 256, every second of 257 to 512, every third of 513.
func TestBlocksThatAreLookedAt(t *testing.T) {
	for blocks, want := range map[int]int{1: 1, 255: 1, 256: 1, 257: 2, 512: 2, 513: 3} {
		if got := every(blocks); got != want {
			t.Errorf("every %d of %d, want %d", got, blocks, want)
		}
	}
}

// A run's statuses are called as its profile calls them: nobody of today's Pengshui is told to be on the register of the poor.
func TestStatusesAreCalledAsTheProfileCallsThem(t *testing.T) {
	plan := planned(t, inFolder(t, "study.yaml", "study: own\npolicy: chongqing\npopulation: {profile: pengshui, people: 1000}\nillness: china-rural\nyears: 2025\nscenarios: [{id: current}]\n"), nil)
	r := &Result{Groups: plan.groups()}
	for group, want := range map[string]string{
		"poor": "特困和低保(假定名册)", "exited": "已不在名册上的", "marginal": "脱贫人口和名册外的低保边缘、监测对象等", "never_registered": "其他城乡居民",
	} {
		if got := r.GroupTitle("status", group, "zh"); got != want {
			t.Errorf("%s is called %q, want %q", group, got, want)
		}
	}
}
