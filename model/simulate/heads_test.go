package simulate

import (
	"maps"
	"testing"

	"doudi/model/measure"
)

// Households and persons of several years are counted once each, in every group in which it happened to them: against an
// exhaustive count of every household's three years by themselves. A person of the third year alone, a household that leaves
// poverty between two falls, and one that a scenario saves in one year and not in another are all among them.
func TestHeadsOfSeveralYearsAgainstACount(t *testing.T) {
	w := worldWith(t, 6000, "", urban)
	w.Years, w.Windows = []int{2017, 2018, 2019}, []Window{{0, 1, 2}, {1, 2}}
	make := testDraw(w).Settlers[0]
	draw := &Draw{Index: 2, Settlers: []MakeSettler{make, make, make}}
	got, err := w.NewWorker().Run(Shard{Draw: draw, First: 0, Count: 2, From: 0, To: w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	var years [3]map[uint64]*plainHousehold
	for y := range years {
		_, years[y] = plainYears(t, w, y)
	}
	l := w.Layout
	for i, window := range w.Windows {
		for s := range 2 {
			for name, in := range map[string]func(*plainHousehold) bool{
				"all": func(*plainHousehold) bool { return true }, "poor": func(h *plainHousehold) bool { return h.status == poor },
				"exited": func(h *plainHousehold) bool { return h.status == exited }, "decile 3": func(h *plainHousehold) bool { return h.decile == 2 },
			} {
				group := map[string]int{"all": 0, "poor": l.OfStatus(poor), "exited": l.OfStatus(exited), "decile 3": l.OfDecile(2)}[name]
				for field, want := range unions(years[:], window, s, in) {
					sum := int64(0)
					for stratum := range l.Strata() {
						sum += got[1].Heads[s][i].Groups[l.Heads(0, stratum, group)+int(field)]
					}
					if sum != want {
						t.Errorf("window %d, scenario %d, %s: field %d is %d, want %d", i, s, name, field, sum, want)
					}
					if name == "all" && want == 0 && (s > 0 || field != measure.Winners100 && field != measure.Changed100) && field != measure.Losers100 {
						t.Errorf("window %d: nobody is counted in field %d", i, field)
					}
				}
			}
		}
	}
}

// unions counts households and persons to whom something happened in a window while they were in a group.
func unions(years []map[uint64]*plainHousehold, window Window, scenario int, in func(*plainHousehold) bool) map[measure.Field]int64 {
	type person struct {
		household uint64
		place     int
	}
	shared := map[measure.Field]bool{measure.LabourHouseholds: true}
	fields := []measure.Field{measure.CHE10, measure.CHE25, measure.CHE40, measure.D1Households, measure.D2Households, measure.LabourHouseholds, measure.Winners100, measure.Changed100, measure.DiscretionaryLarge}
	homes, members := map[measure.Field]map[uint64]map[int]bool{}, map[measure.Field]map[person]bool{}
	note := func(f measure.Field, id uint64, living map[int]bool) {
		if homes[f] == nil {
			homes[f] = map[uint64]map[int]bool{}
		}
		if homes[f][id] == nil {
			homes[f][id] = map[int]bool{}
		}
		maps.Copy(homes[f][id], living)
	}
	notePersons := func(f measure.Field, id uint64, places map[int]bool) {
		if members[f] == nil {
			members[f] = map[person]bool{}
		}
		for place := range places {
			members[f][person{id, place}] = true
		}
	}
	for _, y := range window {
		for id, h := range years[y] {
			if !in(h) {
				continue
			}
			note(measure.Households, id, h.living)
			for _, f := range fields {
				from := scenario
				if shared[f] {
					from = 0
				}
				if h.adds[from][f] > 0 {
					note(f, id, h.living)
				}
			}
			notePersons(measure.Patients, id, h.patients)
			notePersons(measure.Inpatients, id, h.inpatients)
		}
	}
	out := map[measure.Field]int64{}
	for _, f := range append(fields, measure.Households) {
		out[f] = int64(len(homes[f]))
	}
	for f, from := range map[measure.Field]measure.Field{measure.Persons: measure.Households, measure.D2Persons: measure.D2Households, measure.CHE10Persons: measure.CHE10, measure.DiscretionaryLarge: measure.DiscretionaryLarge} {
		out[f] = 0
		for _, places := range homes[from] { // whoever lived there in a year in which it happened
			out[f] += int64(len(places))
		}
	}
	for _, f := range []measure.Field{measure.Patients, measure.Inpatients} {
		out[f] = int64(len(members[f]))
	}
	return out
}

// Persons whom a benefit helps, over two years: the person's benefit of the first scenario pays every claimant at the year's
// end, and the second's household benefit every claimant's household, and so each claimant.
func TestPersonsHelpedOverTwoYears(t *testing.T) {
	w := worldWith(t, 6000, "", "")
	once, each := claimants(t, w)
	sum := int64(each[0] + each[1])
	w.Windows, w.Scenarios = []Window{{0, 1}}, append(w.Scenarios, w.Scenarios...)
	make := func(Settler) Settler { // the scenarios twice, so that a person's marks fill more than a word
		return payers{{share: 50, toPerson: 1}, {share: 80, own: 100, cash: 5000, toPerson: 2, toHouse: 3}, {share: 50, toPerson: 1}, {share: 80, own: 100, cash: 5000, toPerson: 2, toHouse: 3}}
	}
	got := helped(t, w, make, make)
	for _, c := range []struct {
		scenario, benefit int
		helps             bool
	}{{0, 4, true}, {1, 4, true}, {1, 5, true}, {0, 5, false}, {2, 4, true}, {3, 4, true}, {3, 5, true}, {2, 5, false}} {
		heads, years := got(c.scenario, c.benefit)
		if c.helps && (heads != int64(once) || years != sum) || !c.helps && heads+years != 0 {
			t.Errorf("scenario %d, benefit %d: %d persons, %d over the years, want %d and %d", c.scenario, c.benefit, heads, years, once, sum)
		}
	}
}

// A benefit that pays every claimant alike under all scenarios in the first year, and in the second under the first and third alone,
// helps the claimants of both years under these and those of the first year under the others.
func TestPersonsHelpedAlikeInOneYearAlone(t *testing.T) {
	w := worldWith(t, 6000, "", "")
	once, each := claimants(t, w)
	w.Windows, w.Scenarios = []Window{{0, 1}}, append(w.Scenarios, w.Scenarios...)
	got := helped(t, w, func(Settler) Settler { return five{} }, func(Settler) Settler { return apartFive{} })
	for s, want := range []int{once, each[0], once, each[0]} {
		if heads, years := got(s, 0); heads != int64(want) || s%2 == 0 && years != int64(each[0]+each[1]) || s%2 == 1 && years != int64(each[0]) {
			t.Errorf("scenario %d: %d persons, %d over the years, want %d of %v", s, heads, years, want, each)
		}
	}
}

// apartFive is five with the first benefit under the first and third scenario alone.
type apartFive struct{ five }

func (apartFive) Streams() [][]int {
	streams := five{}.Streams()
	streams[1][0], streams[3][0] = -1, -1
	return streams
}

// claimants is how many persons of two years have settled bills: once, and in each.
func claimants(t *testing.T, w *World) (once int, each [2]int) {
	type person struct {
		household uint64
		place     int
	}
	all := map[person]bool{}
	for y := range each {
		_, homes := plainYears(t, w, y)
		for id, h := range homes {
			each[y] += len(h.claimants)
			for place := range h.claimants {
				all[person{id, place}] = true
			}
		}
	}
	return len(all), each
}

// helped runs two years by two settlers, and says how many persons a benefit helps under a scenario: once, and over the years.
func helped(t *testing.T, w *World, first, second MakeSettler) func(scenario, benefit int) (heads, years int64) {
	got, err := w.NewWorker().Run(Shard{Draw: &Draw{Index: 2, Settlers: []MakeSettler{first, second}}, First: 0, Count: 2, From: 0, To: w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	l := w.Layout
	return func(scenario, benefit int) (heads, years int64) {
		field := l.Benefit(benefit) + int(measure.BenefitHelped)
		for stratum := range l.Strata() {
			heads += got[1].Heads[scenario][0].Groups[l.Heads(0, stratum, 0)+field]
		}
		for y := range w.Years {
			for at := field; at < len(got[1].Tallies[scenario][y].Cells); at += l.Stride() {
				years += got[1].Tallies[scenario][y].Cells[at]
			}
		}
		return heads, years
	}
}
