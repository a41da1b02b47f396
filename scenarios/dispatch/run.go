package dispatch

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"doudi/model/simulate"
	"doudi/scenarios/forecast"
)

// Options say how to do a job. None of them changes a result.
type Options struct {
	Workers  int                   // goroutines; 0 = one for each processor
	Progress func(done, total int) // called after every shard, from one goroutine at a time; may be nil
	Keeper   *Keeper               // writes finished tasks down while others run; may be nil
}

// blocksAShard is how many blocks of households a shard holds: about half a second of work for the default study, so
// that an interrupt is answered soon.
const blocksAShard = 16

// keptBytes bounds the memory of the blocks that are held; the rest are filled anew by every shard.
const keptBytes = 512 << 20

// Run simulates a study and says what came of it. The error is the context's where it ended early.
func Run(ctx context.Context, plan *forecast.Plan, o Options) (*forecast.Result, error) {
	j := New(plan)
	if err := j.Do(ctx, j.All(), o); err != nil {
		return nil, err
	}
	return j.Conclude()
}

// Do simulates what is missing of some draws. The error is the context's where it ended early.
func (j *Job) Do(ctx context.Context, draws Span, o Options) error {
	start := time.Now()
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	world := j.Plan.World()
	world.Population.Keep(keptBytes, o.Workers, world.Years...)
	r := j.newRun(draws, o)
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
	j.timing.Workers = o.Workers
	j.timing.WallSeconds += time.Since(start).Seconds()
	err := context.Cause(ctx)
	if err != nil && o.Keeper != nil {
		err = errors.Join(err, o.Keeper.flush())
	}
	return err
}

// run is a job at work. Shards are numbered: those of a task after each other.
type run struct {
	job     *Job
	options Options
	world   *simulate.World
	prepare func(draw int) (*simulate.Draw, error)
	tasks   []simulate.Task // that are to be done
	shards  int             // of a task
	total   int

	mu    sync.Mutex
	next  int
	done  int
	draws map[int]*prepared
	open  map[int]*opening // tasks of which some shards are done, by their place
}

func (j *Job) newRun(draws Span, o Options) *run {
	r := &run{job: j, options: o, world: j.Plan.World(), prepare: j.Plan.Draws(), tasks: j.tasks(draws), draws: map[int]*prepared{}, open: map[int]*opening{}}
	r.shards = (r.world.Population.Blocks() + blocksAShard - 1) / blocksAShard
	r.total = len(r.tasks) * r.shards
	return r
}

// prepared is a draw whose rules are compiled once, by the worker that needs them first.
type prepared struct {
	once sync.Once
	draw *simulate.Draw
	err  error
}

// opening is a task that waits for its other shards.
type opening struct {
	sums []*simulate.Partial
	left int
}

// work runs shards until there are none, or until the context ends.
func (r *run) work(ctx context.Context) error {
	worker := r.world.NewWorker()
	for {
		shard, d := r.take()
		if shard < 0 || ctx.Err() != nil {
			return nil
		}
		task := r.tasks[shard/r.shards]
		d.once.Do(func() { d.draw, d.err = r.prepare(task.Draw) })
		if d.err != nil {
			return d.err
		}
		from := shard % r.shards * blocksAShard
		sums, err := worker.Run(task.Over(d.draw, from, min(from+blocksAShard, r.world.Population.Blocks())))
		if err != nil {
			return err
		}
		if whole := r.finish(shard/r.shards, sums); whole && r.options.Keeper != nil {
			if err := r.options.Keeper.keep(task); err != nil {
				return err
			}
		}
	}
}

// take hands out the next shard, −1 when there are none left, and its draw. Tasks of a draw follow each other, so that
// the draw is put away with the last of them.
func (r *run) take() (shard int, d *prepared) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.next == r.total {
		return -1, nil
	}
	shard = r.next
	r.next++
	at := shard / r.shards
	draw := r.tasks[at].Draw
	d = r.draws[draw]
	if d == nil {
		d = &prepared{}
		r.draws[draw] = d
	}
	if last := at+1 == len(r.tasks) || r.tasks[at+1].Draw != draw; last && r.next%r.shards == 0 {
		delete(r.draws, draw)
	}
	return shard, d
}

// finish adds a shard's sums to its task, and keeps the figures when that is whole.
func (r *run) finish(task int, sums []*simulate.Partial) (whole bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	o := r.open[task]
	if o == nil {
		o = &opening{left: r.shards}
		r.open[task] = o
	}
	if o.left--; o.left > 0 || o.sums != nil {
		for i, p := range sums {
			if len(o.sums) <= i {
				o.sums = append(o.sums, r.world.NewPartial())
			}
			o.sums[i].Merge(p)
		}
		sums = o.sums
	}
	if o.left == 0 {
		delete(r.open, task)
		r.job.put(r.tasks[task], sums)
	}
	r.done++
	if r.options.Progress != nil {
		r.options.Progress(r.done, r.total)
	}
	return o.left == 0
}
