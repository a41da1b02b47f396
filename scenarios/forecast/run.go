package forecast

import (
	"context"
	"runtime"
	"sync"
	"time"

	"doudi/model/illness"
	"doudi/model/message"
	"doudi/model/simulate"
	"doudi/rules/settle"
)

// Options say how to run a plan. None of them changes a result.
type Options struct {
	Workers  int                   // goroutines; 0 = one for each processor
	Progress func(done, total int) // called after every shard, from one goroutine at a time; may be nil
}

// blocksAShard is how many blocks of households a shard holds: about half a second of work for the default study, so
// that an interrupt is answered soon.
const blocksAShard = 16

// keptBytes bounds the memory of the blocks that are held; the rest are filled anew by every shard.
const keptBytes = 512 << 20

// Run simulates the study. The error is the context's where it ended early.
func (p *Plan) Run(ctx context.Context, o Options) (*Result, error) {
	start := time.Now()
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	p.people.Keep(keptBytes, o.Workers)
	r := p.newRun(o)
	in := r.inputs
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wait sync.WaitGroup
	for range min(o.Workers, r.total) {
		wait.Go(func() {
			if err := r.work(ctx); err != nil {
				cancel(err)
			}
		})
	}
	wait.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	out := p.result(in, r.results)
	var err error
	if out.Case, err = p.replay(in); err != nil {
		return nil, err
	}
	people := int64(p.people.Persons())
	out.Timing = Timing{
		PersonYears: people * int64(len(p.world.Years)) * int64(p.Study.Simulations()), Scenarios: len(p.Study.Scenarios),
		Workers: o.Workers, WallSeconds: time.Since(start).Seconds(), Year: start.Year(),
	}
	return out, nil
}

// run is a plan at work. Shards are numbered: those of a batch of replicates after each other, batches by draw.
type run struct {
	plan    *Plan
	options Options
	inputs  *inputs
	results *results
	shards  int // of a batch
	batches int // of a draw
	total   int

	mu    sync.Mutex
	next  int
	done  int
	draws map[int]*prepared
	open  map[int]*opening // batches of which some shards are done
}

func (p *Plan) newRun(o Options) *run {
	r := &run{plan: p, options: o, inputs: p.inputs(), results: p.newResults(), draws: map[int]*prepared{}, open: map[int]*opening{}}
	r.shards = (p.people.Blocks() + blocksAShard - 1) / blocksAShard
	r.batches = (p.Study.Replicates + simulate.MaxReplicates - 1) / simulate.MaxReplicates
	r.total = p.Study.Draws * r.batches * r.shards
	return r
}

// prepared is a draw whose rules are compiled once, by the worker that needs them first.
type prepared struct {
	once sync.Once
	draw *simulate.Draw
	err  error
	left int // shards to finish
}

// opening is a batch that waits for its other shards.
type opening struct {
	sums []*simulate.Partial
	left int
}

// work runs shards until there are none, or until the context ends.
func (r *run) work(ctx context.Context) error {
	worker := r.plan.world.NewWorker()
	for {
		task, draw, d := r.take()
		if task < 0 || ctx.Err() != nil {
			return nil
		}
		batch := task / r.shards
		d.once.Do(func() { d.draw, d.err = r.plan.prepare(r.inputs, draw) })
		if d.err != nil {
			return d.err
		}
		first := batch % r.batches * simulate.MaxReplicates
		from := task % r.shards * blocksAShard
		sums, err := worker.Run(simulate.Shard{
			Draw: d.draw, First: first, Count: min(simulate.MaxReplicates, r.plan.Study.Replicates-first),
			From: from, To: min(from+blocksAShard, r.plan.people.Blocks()),
		})
		if err != nil {
			return err
		}
		r.finish(batch, draw, first, sums)
	}
}

// take hands out the next shard, −1 when there are none left, and its draw.
func (r *run) take() (task, draw int, d *prepared) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.next == r.total {
		return -1, 0, nil
	}
	task = r.next
	r.next++
	draw = task / r.shards / r.batches
	d = r.draws[draw]
	if d == nil {
		d = &prepared{left: r.shards * r.batches}
		r.draws[draw] = d
	}
	return task, draw, d
}

// finish adds a shard's sums to its batch, and keeps the figures when that is whole; first is the batch's first
// replicate.
func (r *run) finish(batch, draw, first int, sums []*simulate.Partial) {
	r.mu.Lock()
	defer r.mu.Unlock()
	o := r.open[batch]
	if o == nil {
		o = &opening{left: r.shards}
		r.open[batch] = o
	}
	if o.left--; o.left > 0 || o.sums != nil {
		for i, p := range sums {
			if len(o.sums) <= i {
				o.sums = append(o.sums, r.plan.world.NewPartial())
			}
			o.sums[i].Merge(p)
		}
		sums = o.sums
	}
	if o.left == 0 {
		delete(r.open, batch)
		for i, p := range sums {
			r.results.keep(draw*r.plan.Study.Replicates+first+i, p)
		}
	}
	d := r.draws[draw]
	if d.left--; d.left == 0 {
		delete(r.draws, draw)
	}
	r.done++
	if r.options.Progress != nil {
		r.options.Progress(r.done, r.total)
	}
}

// prepare compiles the rules of every scenario and year with the numbers of a draw.
func (p *Plan) prepare(in *inputs, draw int) (*simulate.Draw, error) {
	out := &simulate.Draw{Index: draw, Values: in.values(draw, in.shared)}
	var all []settle.Rules
	for i, policy := range p.policies {
		all = append(all, settle.Rules{Policy: policy, Values: in.values(draw, in.own[i])})
	}
	for _, year := range p.world.Years {
		waves, err := settle.Compile(all, year, illness.Kinds()...)
		if err != nil {
			return nil, message.Say("year %d, draw %d: %s", year, draw, err)
		}
		out.Settlers = append(out.Settlers, func() simulate.Settler { return waves.NewRunner() })
	}
	return out, nil
}
