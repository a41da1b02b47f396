package simulate

import (
	"math"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/catalogues"
	"doudi/model/document"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/profiles"
	"doudi/model/random"
)

// payer is a made-up policy: a tenth of the eligible cost of every bill that all payers share, a share of their own, a
// little from the patient's own account, some cash, and for every person and household a sum at the year's end.
type payer struct {
	share                        model.Fen // in hundredths
	own, cash, toPerson, toHouse model.Fen
}

// payers settle by several policies: the common tenth is stream 0, each policy's own begin with 1 + 5 × policy.
type payers []payer

func (all payers) Streams() [][]int {
	var out [][]int
	for i := range all {
		first := 1 + 5*i
		out = append(out, []int{0, first, first + 1, first + 2, first + 3, first + 4})
	}
	return out
}

// Eligible are streams of their own: the tenth and the share are of the eligible cost.
func (all payers) Eligible() []int {
	var out []int
	for i := range all {
		out = append(out, i)
	}
	return out
}

func (all payers) Settle(c *model.Claims, out *model.Settled) error {
	grid := func(rows int) [][]model.Fen {
		x := make([][]model.Fen, 1+5*len(all))
		for i := range x {
			x[i] = make([]model.Fen, rows)
		}
		return x
	}
	out.Paid, out.PaidPerson, out.PaidHousehold = grid(len(c.Total)), grid(len(c.Patients)), grid(len(c.Households))
	out.PaidEligible = nil
	for i, p := range all {
		first := 1 + 5*i
		out.PaidEligible = append(out.PaidEligible, make([]model.Fen, len(c.Total)))
		for j := range c.Total {
			if !c.Patients[c.Patient[j]].Insured {
				continue
			}
			out.Paid[0][j], out.Paid[first][j] = c.Eligible[j]/10, c.Eligible[j]*p.share/100
			out.PaidEligible[i][j] = out.Paid[0][j] + out.Paid[first][j]
			left := c.Total[j] - out.Paid[0][j] - out.Paid[first][j]
			out.Paid[first+1][j], out.Paid[first+2][j] = min(p.own, left), p.cash
		}
		for j, patient := range c.Patients {
			out.PaidPerson[first+3][j] = p.toPerson
			out.PaidHousehold[first+4][patient.Household] = p.toHouse
		}
	}
	return nil
}

func testWorld(t testing.TB, people int) *World { return worldWith(t, people, "", "") }

// urban is a third stratum beside Baise's register and other rural people.
const urban = `  urban:
    persons: 1100000
    households: 400000
    source: {ref: norm, status: unverified}
    categories: {dibao: 0.02, resident: 0.9, staff: 0.08}
    categories_source: {ref: norm, status: unverified}
    income: {mean: 26000, sigma: 0.5}
    income_source: {ref: norm, status: unverified}
`

// cityRegister is a second register of the poor.
const cityRegister = `  city_register:
    persons: 120000
    households: 40000
    source: {ref: norm, status: unverified}
    categories: {dibao: 0.3, registered_poor: 0.7}
    categories_source: {ref: norm, status: unverified}
    income: {below_line: 0.3, bend: 1}
    income_source: {ref: norm, status: unverified}
`

// monitored are households of the register that come under monitoring again in 2018.
const monitored = "monitored: {2018: {value: 0.3, source: {ref: norm, status: unverified}}}\n"

// worldWith is a sample of Baise with two scenarios, with strata before and after its own.
func worldWith(t testing.TB, people int, before, after string) *World {
	t.Helper()
	parse := func(name string, text []byte, err error) *document.Node {
		if err != nil {
			t.Fatal(err)
		}
		docs, err := document.Parse(name, text)
		if err != nil {
			t.Fatal(err)
		}
		return docs[0]
	}
	name, text, err := profiles.Open("baise")
	profile, _, err := population.Read(parse(name, []byte(strings.NewReplacer("strata:\n", "strata:\n"+before, "income_level:", after+"income_level:").Replace(string(text))), err))
	if err != nil {
		t.Fatal(err)
	}
	catalogue, _, err := illness.Read(parse(catalogues.Open("china-rural")))
	if err != nil {
		t.Fatal(err)
	}
	synthetic, err := population.Synthesise(profile, 3, people)
	if err != nil {
		t.Fatal(err)
	}
	benefits := []Benefit{{Column: 0}, {Column: 1}, {Column: 2, Own: true}, {Column: 3, Cash: true}, {Column: 4}, {Column: 5}}
	return &World{
		Population: synthetic, Catalogue: catalogue, Seed: 9, Years: []int{2017, 2018},
		Layout: &measure.Layout{
			Statuses: Statuses(), Parts: Parts(profile), Categories: profile.Categories, Levels: model.LevelNames(), Halves: 1,
			Benefits: []string{"tenth", "share", "own", "cash", "person", "household"}, Own: []bool{false, false, true, false, false, false},
		},
		Scenarios: []Scenario{{Benefits: benefits}, {Benefits: benefits}},
	}
}

func testDraw(w *World) *Draw {
	make := func(Settler) Settler {
		return payers{{share: 50, toPerson: 1}, {share: 80, own: 100, cash: 5000, toPerson: 2, toHouse: 3}}
	}
	return &Draw{Index: 2, Settlers: []MakeSettler{make, make}}
}

// plainHousehold is what a year is to a household: what it adds to the sums under each scenario, where it stands, and whose
// bills there were, by the place in the household.
type plainHousehold struct {
	adds                 [2]map[measure.Field]int64
	status, decile, size int
	living               map[int]bool
	patients, inpatients map[int]bool
	claimants            map[int]bool
}

// plainYear sums up year y of replicate 1 of draw 2 by household, over all blocks.
func plainYear(t *testing.T, w *World, y int) map[measure.Field][2]int64 {
	t.Helper()
	sums, _ := plainYears(t, w, y)
	return sums
}

// plainYears is plainYear with what it was to each household, by its identity.
func plainYears(t *testing.T, w *World, y int) (map[measure.Field][2]int64, map[uint64]*plainHousehold) {
	t.Helper()
	out, each := map[measure.Field][2]int64{}, map[uint64]*plainHousehold{}
	var one *plainHousehold
	add := func(scenario int, f measure.Field, x int64) {
		one.adds[scenario][f] += x
		v := out[f]
		v[scenario] += x
		out[f] = v
	}
	profile := w.Population.Profile
	year := w.Years[y]
	now := profile.Resolve(nil, year, w.Population.Incomes(), w.Population.StratumPersons(), w.Catalogue.InpatientCost(nil, 2018, nil))
	lives := random.Root(9).With(0).With(2).With(1)
	shocks := func(year int) illness.Shocks {
		return w.Catalogue.Shocks(nil, year, func(year int) random.Key { return lives.With(uint64(year)) })
	}
	trait := random.Root(3).With(1) // of the population's seed
	rates := w.Catalogue.Resolve(nil, year, shocks, profile.Conditions, w.Population.People(&now))
	var block population.Block
	var living population.Living
	var sampler illness.Sampler
	for i := range w.Population.Blocks() {
		w.Population.Block(i, &block)
		b := w.Population.View(&block, &now, &living)
		e := sampler.Sample(b, rates, lives)
		for h := range b.Households() {
			first, end := b.First[h], b.First[h+1]
			if first == end {
				continue
			}
			n := float64(end - first)
			own := trait.With((b.FirstID + uint64(h)) * 16).With(34)
			income := math.Round(float64(b.Income[h]) * now.Growth[b.Stratum])
			perHead := math.Exp(b.LogIncome[h]) * now.Growth[b.Stratum]
			consumption := 100 * n * now.ConsumptionAtMean * math.Pow(perHead/now.MeanIncome, now.Elasticity)
			subsistence := 100 * now.Food * now.Line * math.Pow(now.MeanSize, 0.44) * math.Pow(n, 0.56)
			other := plainSpending(w, b, h, year, now.Other[b.Stratum])
			workers := 0.0
			for _, age := range b.Age[first:end] {
				if age >= 16 && age <= 64 {
					workers++
				}
			}
			one = &plainHousehold{adds: [2]map[measure.Field]int64{{}, {}}, decile: int(b.Decile[h]), size: int(end - first), status: plainStatus(profile, b, h, &now),
				living: map[int]bool{}, patients: map[int]bool{}, inpatients: map[int]bool{}, claimants: map[int]bool{}}
			for _, slot := range b.Slot[first:end] {
				one.living[int(slot)] = true
			}
			each[b.FirstID+uint64(h)] = one
			benefited := one.status == poor || one.status == exited && own.With(32).Uniform() < now.Entitled || one.status == marginal
			insured := benefited || own.With(33).Uniform() < now.Enrolled
			var unsettled, settled, days float64
			var paid, cash [2]float64
			patients, claimants, inpatients := map[int32]bool{}, map[int32]bool{}, map[int32]bool{}
			for j := range e {
				if e[j].Person < first || e[j].Person >= end {
					continue
				}
				patients[e[j].Person] = true
				place := int(b.Slot[e[j].Person])
				one.patients[place] = true
				days += float64(e[j].LostDays)
				if e[j].Kind == model.Inpatient {
					inpatients[e[j].Person] = true
					one.inpatients[place] = true
					add(0, measure.Admissions, 1)
				}
				add(0, measure.TotalCost, int64(e[j].Total))
				if !e[j].Claimed {
					unsettled += float64(e[j].Total)
					continue
				}
				settled += float64(e[j].Total)
				claimants[e[j].Person] = true
				one.claimants[place] = true
				if insured {
					x := [2]model.Fen{e[j].Eligible/10 + e[j].Eligible*50/100, e[j].Eligible/10 + e[j].Eligible*80/100}
					for s := range x {
						paid[s] += float64(x[s])
						if e[j].Kind == model.Inpatient {
							add(s, measure.InpatientPaid, int64(x[s]))
							add(s, measure.InpatientPaidEligible, int64(x[s]))
						} else {
							add(s, measure.ChronicPaidEligible, int64(x[s]))
						}
					}
					add(1, measure.OwnAccount, int64(min(100, e[j].Total-x[1])))
					cash[1] += 5000
				}
			}
			paid[0] += float64(len(claimants))
			paid[1] += 2 * float64(len(claimants))
			if len(claimants) > 0 {
				paid[1] += 3
			}
			add(0, measure.Patients, int64(len(patients)))
			add(0, measure.Inpatients, int64(len(inpatients)))
			add(0, measure.Unsettled, int64(unsettled))
			add(0, measure.OtherSpending, int64(other))
			lost := math.Round(min(income/(max(workers, 1)*250)*days, income))
			add(0, measure.LostLabour, int64(lost))
			z := now.Line * n * 100
			truth := func(yes bool) int64 {
				if yes {
					return 1
				}
				return 0
			}
			add(0, measure.LabourHouseholds, truth(income >= z && income-lost < z))
			for s := range 2 {
				oop := settled - paid[s] + unsettled + other
				add(s, measure.Settled, int64(settled-paid[s]))
				add(s, measure.Cash, int64(cash[s]))
				add(s, measure.CHE10, truth(oop > 0.10*consumption))
				add(s, measure.CHE25, truth(oop > 0.25*consumption))
				add(s, measure.CHE40, truth(consumption > subsistence && oop > 0.40*(consumption-subsistence)))
				add(s, measure.D1Households, truth(consumption >= z && consumption-oop < z))
				free := consumption - z
				add(s, measure.DiscretionaryImpoverished, truth(oop > 0 && (free <= 0 || oop > free))*int64(n))
				add(s, measure.DiscretionaryLarge, truth(free > 0 && oop > 0.4*free && oop <= free)*int64(n))
				after := income - oop - lost + cash[s]
				fell := income >= z && after < z
				add(s, measure.D2Households, truth(fell))
				add(s, measure.D2Persons, truth(fell)*int64(n))
				add(s, measure.D2Gap, int64(math.Round(max(0, z-after)-max(0, z-income))))
				add(s, measure.PersonsBelowAfter, truth(after < z)*int64(n))
			}
			change := (settled - paid[1] - cash[1]) - (settled - paid[0] - cash[0])
			add(1, measure.Winners100, truth(change <= -10000))
			add(1, measure.Winners1000, truth(change <= -100000))
			add(1, measure.Losers100, truth(change >= 10000))
			add(1, measure.Changed100, truth(change <= -10000 || change >= 10000))
		}
	}
	return out, each
}

// TestWorkerAgreesWithTheDefinitions holds the columns to the plain sums, field by field, exactly: consumption comes
// from another order of operations, so a household on the very edge could differ by rounding; none does here.
func TestWorkerAgreesWithTheDefinitions(t *testing.T) {
	for _, stratum := range []string{"", urban, cityRegister + urban, monitored} {
		agrees(t, worldWith(t, 6000, "", stratum))
	}
}

func agrees(t *testing.T, w *World) {
	t.Helper()
	got, err := w.NewWorker().Run(Shard{Draw: testDraw(w), First: 0, Count: 2, From: 0, To: w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	shared := map[measure.Field]bool{
		measure.Admissions: true, measure.TotalCost: true, measure.Patients: true, measure.Inpatients: true, measure.Unsettled: true,
		measure.OtherSpending: true, measure.LostLabour: true, measure.LabourHouseholds: true,
	}
	for y := range w.Years {
		for field, want := range plainYear(t, w, y) {
			for s := range 2 {
				if shared[field] {
					want[1] = want[0]
				}
				sum := int64(0)
				for at := int(field); at < len(got[1].Tallies[s][y].Cells); at += w.Layout.Stride() {
					sum += got[1].Tallies[s][y].Cells[at]
				}
				if sum != want[s] {
					t.Errorf("year %d, scenario %d, field %d: %d, want %d", w.Years[y], s, field, sum, want[s])
				}
			}
		}
	}
}

// Any cut into shards, by blocks or by replicates, merged in any order, gives the same sums.
func TestShardsMergeToTheSameSums(t *testing.T) {
	w := testWorld(t, 60_000)
	draw := testDraw(w)
	whole, err := w.NewWorker().Run(Shard{draw, 3, 2, 0, w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	parts := w.NewPartial()
	worker := w.NewWorker()
	for i := w.Population.Blocks() - 1; i >= 0; i-- {
		p, err := worker.Run(Shard{draw, 4, 1, i, i + 1})
		if err != nil {
			t.Fatal(err)
		}
		parts.Merge(p[0])
	}
	for s := range whole[1].Tallies {
		for y := range whole[1].Tallies[s] {
			for i, x := range whole[1].Tallies[s][y].Cells {
				if parts.Tallies[s][y].Cells[i] != x {
					t.Fatalf("cell %d: %d in parts, %d in one", i, parts.Tallies[s][y].Cells[i], x)
				}
			}
		}
	}
}

// The people of three strata are those of each: the households of a stratum are in its parts and no other, and whoever is not
// urban falls ill and earns what the two strata alone have. Costs are not the same: a level's mean is that of all its patients.
func TestSumsOverStrata(t *testing.T) {
	w := worldWith(t, 36_793, urban, "") // a hundredth of all people
	// The first block of each stratum.
	first := func(w *World) map[string]int {
		out := map[string]int{}
		for i := w.Population.Blocks() - 1; i >= 0; i-- {
			out[w.Population.Profile.Strata[w.Population.At(i, &population.Block{}).Stratum].ID] = i
		}
		return out
	}
	of := func(w *World, block int) *measure.Tally {
		p, err := w.NewWorker().Run(Shard{Draw: testDraw(w), First: 1, Count: 1, From: block, To: block + 1})
		if err != nil {
			t.Fatal(err)
		}
		return p[0].Tallies[1][1]
	}
	// sum adds the cells of each part over categories and deciles: by stratum and status.
	sum := func(w *World, tally *measure.Tally) map[measure.Part][]int64 {
		out, l := map[measure.Part][]int64{}, w.Layout
		for part, x := range l.Parts {
			out[x] = make([]int64, l.Stride())
			for category := range l.Categories {
				for decile := range measure.Deciles {
					for f, n := range tally.Cells[l.Cell(0, part, category, decile):][:l.Stride()] {
						out[x][f] += n
					}
				}
			}
		}
		return out
	}
	two := worldWith(t, 25_793, "", "")
	blocks, before := first(w), first(two)
	for i, s := range w.Population.Profile.Strata {
		sums := sum(w, of(w, blocks[s.ID]))
		households := int64(0)
		for part, fields := range sums {
			if part.Stratum != i && fields[measure.Households] != 0 {
				t.Errorf("%s: households of the stratum %d", s.ID, part.Stratum)
			}
			households += fields[measure.Households]
		}
		b, inhabited := w.Population.At(blocks[s.ID], &population.Block{}), int64(0)
		year := w.Population.Profile.Resolve(nil, 2018, w.Population.Incomes(), w.Population.StratumPersons(), 0)
		for v, h := w.Population.View(b, &year, &population.Living{}), 0; h < v.Households(); h++ {
			if v.Living(h) != 0 {
				inhabited++
			}
		}
		if households != inhabited || b.Register != (s.ID == "register") {
			t.Errorf("%s: %d households of %d", s.ID, households, b.Households())
		}
		if s.ID == "urban" {
			continue
		}
		// Bills, and whose they are, are what they were in the two strata.
		was := sum(two, of(two, before[s.ID]))
		for _, status := range []int{poor, exited, marginal, neverRegistered} {
			part := measure.Part{Stratum: i, Status: status}
			for _, f := range []measure.Field{measure.Households, measure.Persons, measure.Income, measure.Patients, measure.Admissions, measure.ChronicBills, measure.OtherSpending} {
				if was[part] != nil && sums[part][f] != was[part][f] {
					t.Errorf("%s, status %d, field %d: %d, in two strata %d", s.ID, status, f, sums[part][f], was[part][f])
				}
			}
		}
	}
}

// Where strata stand in the file changes nothing.
func TestOrderOfStrata(t *testing.T) {
	var all []*measure.Tally
	for _, order := range [][2]string{{"", urban}, {urban, ""}} {
		w := worldWith(t, 20_000, order[0], order[1])
		p, err := w.NewWorker().Run(Shard{Draw: testDraw(w), First: 1, Count: 1, From: 0, To: w.Population.Blocks()})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p[0].Tallies[1][1])
	}
	if !slices.Equal(all[0].Cells, all[1].Cells) || !slices.Equal(all[0].Levels, all[1].Levels) {
		t.Error("the order of the strata changes a year")
	}
}

// plainStatus is where a household stands in a year.
func plainStatus(profile *population.Profile, b population.View, h int, now *population.Year) int {
	register := strings.HasSuffix(profile.Strata[b.Stratum].ID, "register")
	switch {
	case register && (float64(b.ExitRank[h]) >= 1-now.Poor || b.Monitored(h)):
		return poor
	case register:
		return exited
	case profile.Categories[b.Category[h]] != "resident":
		return marginal
	}
	return neverRegistered
}

// plainSpending is a household's spending outside bills in a year, mean CNY a head, by the default catalogue: a half of the mean goes with
// conditions; of the multiple's variance, 1.2², a half lasts and a half is the year's own.
func plainSpending(w *World, b population.View, h, year int, mean float64) float64 {
	own := random.Root(3).With(1).With((b.FirstID + uint64(h)) * 16).With(34) // of the population's seed
	carried, n := 0, float64(b.First[h+1]-b.First[h])
	for _, of := range b.Chronic[b.First[h]:b.First[h+1]] {
		carried += bits.OnesCount8(of)
	}
	lasting, yearly := random.NormInv(own.Uniform()), random.NewTables().Normal(own.With(uint64(year)))
	multiple := math.Exp(1.2*math.Sqrt(0.5)*(lasting+yearly) - 1.2*1.2/2)
	return math.Round(100 * mean * (0.5*float64(carried)/w.Population.Profile.Carried() + 0.5*n) * multiple)
}
