package dispatch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"doudi/model/document"
	"doudi/model/simulate"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

const baise = "../studies/baise.yaml"

// read opens a study with some settings changed.
func read(t testing.TB, path string, flags map[string]string) *forecast.Plan {
	t.Helper()
	text, err := document.ReadText(path)
	if err != nil {
		t.Fatal(err)
	}
	study, _, err := scenarios.Parse(path, text, scenarios.Given{Flags: flags})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := forecast.Open(study)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// small is a study of one year and two scenarios.
const small = `study: small
policy: baise
population: {profile: baise}
illness: china-rural
years: 2018
draws: 100
replicates: 1
scenarios:
  - id: current
  - id: no_backstop
    set: [{path: benefits.backstop.enabled, value: false}]
`

// of opens the small study with some settings changed.
func of(t testing.TB, people, draws, replicates int) *forecast.Plan {
	t.Helper()
	file := filepath.Join(t.TempDir(), "study.yaml")
	if err := os.WriteFile(file, []byte(small), 0o644); err != nil {
		t.Fatal(err)
	}
	return read(t, file, map[string]string{"people": strconv.Itoa(people), "draws": strconv.Itoa(draws), "replicates": strconv.Itoa(replicates)})
}

// same compares results as they print: what has no value is the same as what has none.
func same(t *testing.T, a, b *Job) bool {
	t.Helper()
	print := func(j *Job) string {
		r, err := j.Conclude()
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(r.Rows, r.Budgets, r.Influences, r.Backtests)
	}
	return print(a) == print(b)
}

// Two shards (of 17 blocks) and two tasks (of four replicates and one) a draw give what every simulation gives by itself
// over everybody, however many workers there are.
func TestWorkersShardsAndTasksChangeNoByte(t *testing.T) {
	draws := 2
	if raced {
		draws = 1
	}
	plan := of(t, 300_000, draws, 5)
	world := plan.World()
	if blocks := world.Population.Blocks(); blocks <= blocksAShard || plan.Study.Replicates <= simulate.MaxReplicates {
		t.Fatalf("%d blocks are one shard, or one task holds all replicates", blocks)
	}
	many := New(plan)
	if err := many.Do(t.Context(), many.All(), Options{Workers: 5}); err != nil {
		t.Fatal(err)
	}
	one := New(plan)
	r := one.newRun(one.All(), Options{})
	r.options.Progress = func(done, total int) {
		if total != draws*2*2 || done < total && len(r.open) > 1 || len(r.draws) > 1 {
			t.Errorf("%d of %d shards are done, %d tasks open, %d draws held", done, total, len(r.open), len(r.draws))
		}
	}
	if err := r.work(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(r.draws) != 0 || len(r.open) != 0 || r.done != draws*4 {
		t.Errorf("%d draws and %d tasks are left of %d shards", len(r.draws), len(r.open), r.done)
	}
	if !same(t, one, many) {
		t.Error("one worker and five give different results")
	}
	alone, prepare := New(plan), plan.Draws()
	for draw := range draws {
		rules, err := prepare(draw)
		if err != nil {
			t.Fatal(err)
		}
		for replicate := range 5 {
			sums, err := world.NewWorker().Run(simulate.Shard{Draw: rules, First: replicate, Count: 1, From: 0, To: world.Population.Blocks()})
			if err != nil {
				t.Fatal(err)
			}
			alone.put(simulate.Task{Draw: draw, First: replicate, Count: 1}, sums)
		}
	}
	if !same(t, one, alone) {
		t.Error("the simulations one by one give other results")
	}
	if got := many.timing.PersonYears; got != int64(draws)*5*int64(world.Population.Persons()) {
		t.Errorf("%d person-years", got)
	}
}

func TestInterruptEndsARun(t *testing.T) {
	plan := read(t, baise, map[string]string{"people": "12000", "draws": "500", "replicates": "2"})
	ctx, cancel := context.WithCancel(context.Background())
	_, err := Run(ctx, plan, Options{Workers: 2, Progress: func(done, total int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
