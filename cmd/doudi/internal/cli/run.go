package cli

import (
	"context"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/data"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"
	"doudi/scenarios/workbook"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// runOptions are the flags of `run` that are no settings of the study.
type runOptions struct {
	format  string
	data    string // none | csv | all
	micro   int    // households to write one by one
	quick   bool
	force   bool
	part    string // K/N
	extend  string // the folder of a finished run
	until   string // MEASURE PRECISION
	figures figureFlags
	allow   []string // folders that the study may read from beside its own
}

func newRun(s *settings) *cobra.Command {
	o := &runOptions{}
	c := &cobra.Command{
		Use:   "run STUDY",
		Short: "运行研究方案：基金支出、家庭负担、因病致贫及其区间 (run a study)",
		Long: "运行研究方案。被打断的模拟，再用同一条命令即从已完成处继续。" +
			" (Run a study. One that was interrupted goes on where it stopped when the same command is given again.)",
		Example: "  doudi run baise --quick\n" +
			"  doudi run scenarios/studies/baise.yaml --draws 200 --out results/baise\n" +
			"  doudi run --figures list\n" +
			"  doudi run huolinguole --out /tmp/hundred\n" +
			"  doudi run --extend /tmp/hundred --draws 200 --out /tmp/two-hundred\n" +
			"  doudi run huolinguole --quick --until 'oop_per_person 10%'",
		Args: func(c *cobra.Command, args []string) error {
			switch {
			case c.Flags().Changed("extend"):
				return exactArgs(0)(c, args) // the run says which study
			case o.figures.names == listFigures && len(args) == 0:
				return nil
			}
			return exactArgs(1)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if o.figures.names == listFigures {
				return writeFigures(s.Out, s.lang)
			}
			given := scenarios.Given{Flags: map[string]string{}, Environment: studyEnvironment(), Quick: o.quick}
			c.Flags().Visit(func(f *pflag.Flag) { given.Flags[f.Name] = f.Value.String() })
			if err := o.possible(); err != nil {
				return err
			}
			if c.Flags().Changed("until") {
				return untilRun(c.Context(), s, args, given, o)
			}
			if c.Flags().Changed("extend") {
				return extendRun(c.Context(), s, given, o)
			}
			return runStudy(c.Context(), s, args[0], given, o)
		},
	}
	c.Flags().String("out", "", "结果文件夹，缺省为 runs/<研究>-<摘要> (folder of the results; default: runs/<study>-<digest>)")
	c.Flags().Int("workers", 0, "并行数，缺省为处理器数；不影响结果 (simulations at the same time; default: one a processor; changes no result)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json")
	o.dataFlag(c)
	c.Flags().BoolVar(&o.quick, "quick", false, "快速试算：缩小样本和次数，几秒钟出数 (a first look on a sample)")
	o.forceFlag(c)
	o.figures.add(c)
	c.Flags().StringVar(&o.part, "part", "", "只算第K份，共N份，写作K/N；各份再用 merge 合并 (only part K of N, written K/N; merge puts the parts together)")
	c.Flags().StringVar(&o.extend, "extend", "", "在一次完成的模拟上接着加抽，用--draws写总次数 (a finished run, to which draws are added up to --draws)")
	c.Flags().StringVar(&o.until, "until", "", "加抽到某个指标的均值够准为止，如 'fund_spending.medical_assistance 1%'：标准误不超过均值的1%；--draws 是上限，缺省2000；中途打断不保留 (add draws until the standard error of a measure's mean is that share of it; --draws is the most, 2000 unless stated; nothing is kept of an interrupt)")
	// Settings of the study stay text here: the study's own reader decides between flag, environment and file.
	c.Flags().String("seed", "", "随机种子 (seed)")
	c.Flags().String("draws", "", "参数抽样次数 (parameter draws)")
	c.Flags().String("replicates", "", "每次抽样的重复模拟次数 (replicates of a draw)")
	c.Flags().String("people", "", "模拟人数 (people simulated)")
	allowFlag(c, &o.allow)
	return c
}

// possible refuses formats and kinds of data that there are not.
func (o *runOptions) possible() error {
	if !slices.Contains([]string{"text", "json"}, o.format) {
		return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
	}
	if kinds := data.Kinds(); !slices.Contains(kinds, o.data) {
		return document.Refusef("--data", "there is no kind of data `%s`; write %s", o.data, strings.Join(kinds, ", "))
	}
	switch {
	case o.micro < 0 || o.micro > forecast.MaxMicrodata:
		return document.Refusef("--microdata", "%d households cannot be written one by one; write a number from 1 to %d", o.micro, forecast.MaxMicrodata)
	case o.micro > 0 && o.data == data.None:
		return document.Refusef("--microdata", "`--microdata` does not go with `--data none`")
	}
	return nil
}

// dataFlag adds the flag that says which files of data are written.
func (o *runOptions) dataFlag(c *cobra.Command) {
	c.Flags().StringVar(&o.data, "data", data.All, "逐次数据：none 不写，csv 只写CSV，all 另写Parquet (figures by simulation: none | csv | all, with Parquet)")
	c.Flags().IntVar(&o.micro, "microdata", 0, "另写这么多户的逐户数据：成员、账单、各项支付、各方案的负担 (also write so many households one by one: members, bills, payments, burden by scenario)")
}

// forceFlag adds the flag that lets a run take the place of another study's.
func (o *runOptions) forceFlag(c *cobra.Command) {
	c.Flags().BoolVar(&o.force, "force", false, "替换结果文件夹里另一项研究的结果 (replace the finished run of another study)")
}

func runStudy(ctx context.Context, s *settings, name string, given scenarios.Given, o *runOptions) error {
	// An empty --part is a variable that was never set, and no wish for the whole run.
	_, divided := given.Flags["part"]
	k, n := 0, 0
	if divided {
		var err error
		if k, n, err = o.divided(given.Flags); err != nil {
			return err
		}
	}
	drawn, err := o.figures.drawn(s.lang)
	if err != nil {
		return err
	}
	plan, err := await(ctx, func() (*forecast.Plan, error) { return dispatch.OpenStudy(name, given, o.allow) })
	if err != nil {
		return err
	}
	s.report(plan.Warnings)
	w := s.newWork(plan, name)
	if divided {
		return w.part(ctx, k, n)
	}
	return w.run(ctx, o, drawn, nil)
}

// work is a job of the command line.
type work struct {
	s      *settings
	job    *dispatch.Job
	header dispatch.Header
	own    map[string]func(io.Writer) error // inputs that the run's folder keeps, by name; nil but for a run that is opened again
}

func (s *settings) newWork(plan *forecast.Plan, name string) *work {
	w := &work{s: s, job: dispatch.New(plan)}
	w.header = w.job.Header(name, versions())
	return w
}

// versions are those of the program, for the manifest of a run and the header of a part.
func versions() map[string]string {
	return map[string]string{"doudi": Version, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH, "build": build()}
}

// place is where the results go unless the user says it.
func (w *work) place() string {
	if w.s.out != "" {
		return w.s.out
	}
	return filepath.Join(runsFolder, folder.Name(w.job.Plan.Study, w.job.Plan.Inputs, w.header.Versions))
}

// run does what is missing of the job, and leaves the folder of a run. Where the figures of some simulations are known
// they are in the parts.
func (w *work) run(ctx context.Context, o *runOptions, drawn report.Drawn, known []*dispatch.Part) error {
	if o.micro > 0 && len(w.job.Plan.World().Variants) > 0 {
		return document.Refusef("--microdata", "a scenario of the study changes inputs of profile or catalogue, or has an intervention, and its people have other bills than the baseline's: households cannot be written one by one for all scenarios; leave that scenario out, or `--microdata`")
	}
	drawn = drawn.For(w.job.Plan.Study)
	out := w.place()
	place, err := folder.Reserve(out, w.job.Plan.Study.ID, o.force)
	if err != nil {
		return err
	}
	defer place.Discard()
	for _, p := range known {
		if err := w.job.Take(p); err != nil {
			return err
		}
	}
	keeper, err := w.do(ctx, out, w.job.All())
	if err != nil {
		return err
	}
	result, err := w.conclude()
	if err != nil {
		return err
	}
	result.Microdata = o.micro
	files, err := w.files(result, o.data, drawn)
	if err != nil {
		return err
	}
	if err := place.Save(result, files); err != nil {
		return err
	}
	if err := keeper.Forget(); err != nil {
		return err
	}
	return w.show(result, o.format, place.Path(), drawn)
}

// conclude is what came of a job that is done, with the program that did it.
func (w *work) conclude() (*forecast.Result, error) {
	result, err := w.job.Conclude()
	if err == nil {
		result.Named, result.Versions = w.header.Named, w.header.Versions
	}
	return result, err
}

// files are what the run leaves in its folder, but for the manifest and the time it took.
func (w *work) files(result *forecast.Result, kind string, drawn report.Drawn) (map[string]func(io.Writer) error, error) {
	files, err := report.Files(result, drawn)
	if err == nil {
		maps.Copy(files, data.Files(result, kind))
		if result.Microdata > 0 {
			maps.Copy(files, data.MicroFiles(result, w.job.Plan.Micro(result.Microdata), kind))
		}
		maps.Copy(files, workbook.Files(result))
		maps.Copy(files, w.own)
		files[dispatch.KeptName] = func(to io.Writer) error { return w.job.Write(to, w.header, w.job.All()) }
	}
	return files, err
}

// show prints the page, and where the results are, if a folder was written.
func (w *work) show(result *forecast.Result, format, written string, drawn report.Drawn) error {
	page := report.Compose(result, w.s.lang)
	page.Show(drawn)
	switch format {
	case "json":
		return page.WriteJSON(w.s.Out)
	case "markdown":
		return page.WriteMarkdown(w.s.Out)
	}
	if err := page.WriteText(w.s.Out); err != nil || written == "" {
		return err
	}
	fmt.Fprint(w.s.Out, w.s.lang.Say("\nResults: %s (%.1f s)\n", written, result.Timing.WallSeconds))
	return nil
}

// do does what is missing of some draws, and goes on where an earlier process stopped whose results were to go to the
// place too.
func (w *work) do(ctx context.Context, place string, draws dispatch.Span) (*dispatch.Keeper, error) {
	known := w.job.Done(draws)
	place, err := beside(place)
	if err != nil {
		return nil, err
	}
	keeper, err := w.job.Resume(place, w.header)
	if err != nil {
		return nil, err
	}
	all := (draws.To - draws.From) * w.job.Plan.Study.Replicates
	if done := w.job.Done(draws); done > known {
		fmt.Fprint(w.s.Err, w.s.lang.Say("going on with an interrupted run: of %d simulations %d are done\n", all, done))
	}
	progress := w.s.newProgress()
	err = w.job.Do(ctx, draws, dispatch.Options{Workers: w.s.workers, Progress: progress.report, Keeper: keeper})
	progress.end()
	if in, kept := keeper.Kept(); err != nil && in != "" {
		fmt.Fprint(w.s.Err, w.s.lang.Say("%d finished simulations are kept in %s; the same command goes on from there\n", kept, in))
	}
	return keeper, err
}

// beside is a place by a name that can be added to: what is put beside "." by that name is within it.
func beside(place string) (string, error) {
	place = filepath.Clean(place)
	if base := filepath.Base(place); base == "." || base == ".." {
		return filepath.Abs(place)
	}
	return place, nil
}

// allowFlag adds the flag that names further folders to read from.
func allowFlag(c *cobra.Command, allow *[]string) {
	c.Flags().StringArrayVar(allow, "allow", nil, "研究还可读取的文件夹，可写多次；缺省只读研究文件所在的文件夹及其下 (a further folder that a study may read from; may be repeated; default: only the folder of the study and those in it)")
}
