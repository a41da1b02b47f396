package forecast

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/simulate"
	"doudi/scenarios"
	"doudi/scenarios/library"

	"gonum.org/v1/gonum/stat/distuv"
)

// readStudy reads a study file.
func readStudy(path string, given scenarios.Given) (*scenarios.Study, []*document.Diagnostic, error) {
	text, err := document.ReadText(path)
	if err != nil {
		return nil, nil, err
	}
	return scenarios.Parse(path, text, given)
}

// read opens a study of the repository with some settings changed.
func planned(t testing.TB, path string, flags map[string]string) *Plan {
	t.Helper()
	study, _, err := readStudy(path, scenarios.Given{Flags: flags})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := open(study, nil, people)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// people makes the population of a plan, or gives that of an earlier one with the same profile, seed and number: most
// tests differ in their policies alone. Large ones are not kept.
func people(p *Plan) (*population.Population, error) {
	n := p.Study.Population.People
	profile := slices.IndexFunc(p.Inputs, func(i library.Input) bool { return i.Kind == "profile" })
	key := fmt.Sprint(p.Inputs[profile].SHA256, p.Study.Seed, n)
	if made := made[key]; made != nil {
		return made, nil
	}
	out, err := population.Synthesise(p.profile, p.Study.Seed, n)
	if err == nil && 0 < n && n <= 20_000 {
		made[key] = out
	}
	return out, err
}

// made are the populations that people keeps.
var made = map[string]*population.Population{}

// notRaced skips a test of what comes out, or of what is refused, under the race detector: others simulate with several
// workers there.
func notRaced(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("not the race detector's to see")
	}
}

func simulated(t testing.TB, plan *Plan, workers int) *Result {
	t.Helper()
	out, err := plan.Conclude(simulations(t, plan, workers))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// simulations runs task after task, each over everybody.
func simulations(t testing.TB, plan *Plan, workers int) *Results {
	t.Helper()
	r, draws := plan.NewResults(), plan.Draws()
	plan.people.Keep(512<<20, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			worker := plan.world.NewWorker()
			for draw := w; draw < plan.Study.Draws; draw += workers {
				rules, err := draws(draw)
				for first := 0; first < plan.Study.Replicates && err == nil; first += simulate.MaxReplicates {
					n := min(simulate.MaxReplicates, plan.Study.Replicates-first)
					var sums []*simulate.Partial
					if sums, err = worker.Run(simulate.Shard{Draw: rules, First: first, Count: n, From: 0, To: plan.people.Blocks()}); err == nil {
						r.Put(simulate.Task{Draw: draw, First: first, Count: n}, sums)
					}
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	return r
}

func row(t testing.TB, r *Result, scenario string, year int, name, by, group string) measure.Row {
	t.Helper()
	out, ok := r.Row(scenario, year, name, by, group)
	if !ok {
		t.Fatalf("no row %s %d %s %s %s", scenario, year, name, by, group)
	}
	return out
}

// limited is the limited expected value E[min(X, most)] of a lognormal X with a mean and a sd of its log.
func limited(mean, sigma, most float64) float64 {
	mu := math.Log(mean) - sigma*sigma/2
	phi := distuv.UnitNormal.CDF
	z := (math.Log(most) - mu) / sigma
	return mean*phi(z-sigma) + most*(1-phi(z))
}

// Bills are lognormal with mean 5,000 and log sd 0.9; the one benefit pays 70 % above 1,500, at most 8,000, so 0.7 of
// the bill's layer from 1,500 to 1,500 + 8,000/0.7. Admissions a person-year are 0.1, from the age of fifty 0.3.
func TestSpendingAgreesWithTheClosedForm(t *testing.T) {
	notRaced(t)
	plan := planned(t, "../../testdata/limited/study.yaml", nil)
	draw, err := plan.Draws()(0)
	if err != nil {
		t.Fatal(err)
	}
	expected, year := 0.0, plan.profile.Resolve(draw.Values, 2018, plan.people.Incomes(), plan.people.StratumPersons())
	var b population.Block
	var living population.Living
	for i := range plan.people.Blocks() {
		plan.people.Block(i, &b)
		for _, age := range plan.people.View(&b, &year, &living).Age {
			rate := 0.1
			if age >= 50 {
				rate = 0.3
			}
			expected += rate * plan.people.Weight(b.Stratum)
		}
	}
	layer := 0.7 * (limited(5000, 0.9, 1500+8000/0.7) - limited(5000, 0.9, 1500))
	r := simulated(t, plan, 2)
	for _, c := range []struct {
		name string
		want float64
	}{{"admissions", expected}, {"total_cost", 5000 * expected}, {"fund_spending", layer * expected}} {
		got := row(t, r, "current", 2018, c.name, "all", "all")
		// The error of the mean is that of forty replicates; with one draw it is the process's alone.
		if miss := math.Abs(got.Mean - c.want); miss > 4*got.ProcessSD*math.Sqrt(sampled(plan)/40) {
			t.Errorf("%s: %.6g, in closed form %.6g", c.name, got.Mean, c.want)
		}
		if c.want < got.P05-got.ProcessSD || c.want > got.P95+got.ProcessSD {
			t.Errorf("%s: %.6g lies outside %.6g…%.6g", c.name, c.want, got.P05, got.P95)
		}
	}
}

// sampled is the factor on the variance of the whole population that a sample has.
func sampled(plan *Plan) float64 { return max(plan.people.Weight(0), plan.people.Weight(1)) }

// With a year shock of τ = 0.1 spending has a coefficient of variation of √(exp(τ²) − 1) = 0.1003 beside the noise of
// households, which is 0.2 % for the 2.6 million people of the profile and some 8 % for the two thousand simulated. The
// reported spread must be that of the whole.
func TestSampleReportsTheWholesSpread(t *testing.T) {
	notRaced(t)
	folder := t.TempDir()
	for _, name := range []string{"policy.yaml", "catalogue.yaml", "study.yaml"} {
		text, err := os.ReadFile("../../testdata/limited/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text = bytes.Replace(text, []byte("shock: {value: 0,"), []byte("shock: {value: 0.1,"), 1)
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := simulated(t, planned(t, filepath.Join(folder, "study.yaml"), map[string]string{"people": "2000", "replicates": "1000"}), 2)
	got := row(t, r, "current", 2018, "fund_spending", "all", "all")
	// The relative standard error of an sd of a thousand values is 2.2 %, that of the part taken off about as large.
	if cv := got.ProcessSD / got.Mean; math.Abs(cv/0.1003-1) > 0.13 {
		t.Errorf("coefficient of variation %.4f, want 0.1003", cv)
	}
}
