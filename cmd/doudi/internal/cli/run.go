package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// runOptions are the flags of `run` that are no settings of the study.
type runOptions struct {
	format string
	quick  bool
	force  bool
	allow  []string // folders that the study may read from beside its own
}

func newRun(s *settings) *cobra.Command {
	o := &runOptions{}
	c := &cobra.Command{
		Use:   "run STUDY",
		Short: "运行研究方案：基金支出、家庭负担、因病致贫及其区间 (run a study)",
		Example: "  doudi run baise --quick\n" +
			"  doudi run scenarios/studies/baise.yaml --draws 200 --out results/baise",
		Args: exactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			given := scenarios.Given{Flags: map[string]string{}, Environment: studyEnvironment(), Quick: o.quick}
			c.Flags().Visit(func(f *pflag.Flag) { given.Flags[f.Name] = f.Value.String() })
			return runStudy(c.Context(), s, args[0], given, o)
		},
	}
	c.Flags().String("out", "", "结果文件夹，缺省为 runs/<研究>-<摘要> (folder of the results)")
	c.Flags().Int("workers", 0, "并行数，缺省为处理器数；不影响结果 (goroutines; changes no result)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json")
	c.Flags().BoolVar(&o.quick, "quick", false, "快速试算：缩小样本和次数，几秒钟出数 (a first look on a sample)")
	c.Flags().BoolVar(&o.force, "force", false, "替换结果文件夹里另一项研究的结果 (replace the finished run of another study)")
	// Settings of the study stay text here: the study's own reader decides between flag, environment and file.
	c.Flags().String("seed", "", "随机种子 (seed)")
	c.Flags().String("draws", "", "参数抽样次数 (parameter draws)")
	c.Flags().String("replicates", "", "每次抽样的重复模拟次数 (replicates of a draw)")
	c.Flags().String("people", "", "模拟人数 (people simulated)")
	allowFlag(c, &o.allow)
	return c
}

func runStudy(ctx context.Context, s *settings, name string, given scenarios.Given, o *runOptions) error {
	if o.format != "text" && o.format != "json" {
		return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
	}
	plan, err := await(ctx, func() (*forecast.Plan, error) { return openStudy(name, given, o.allow) })
	if err != nil {
		return err
	}
	s.report(plan.Warnings)
	versions := map[string]string{"doudi": Version, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH}
	out := s.out
	if out == "" {
		out = filepath.Join("runs", folder.Name(plan.Study, plan.Inputs, versions))
	}
	place, err := folder.Reserve(out, plan.Study.ID, o.force)
	if err != nil {
		return err
	}
	defer place.Discard()
	progress := s.newProgress()
	result, err := dispatch.Run(ctx, plan, dispatch.Options{Workers: s.workers, Progress: progress.report})
	progress.end()
	if err != nil {
		return err
	}
	result.Versions = versions
	files, err := report.Files(result)
	if err != nil {
		return err
	}
	if err := place.Save(result, files); err != nil {
		return err
	}
	page := report.Compose(result, s.lang)
	if o.format == "json" {
		return page.WriteJSON(s.Out)
	}
	if err := page.WriteText(s.Out); err != nil {
		return err
	}
	fmt.Fprint(s.Out, s.lang.Say("\nResults: %s (%.1f s)\n", place.Path(), result.Timing.WallSeconds))
	return nil
}

// openStudy reads a study and all that it names.
func openStudy(name string, given scenarios.Given, allow []string) (*forecast.Plan, error) {
	file, text, err := library.Studies().Text(name)
	if err != nil {
		return nil, err
	}
	study, said, err := scenarios.Parse(file, text, given)
	if err != nil {
		return nil, err
	}
	plan, err := forecast.Open(study, allow...)
	if err != nil {
		return nil, err
	}
	for _, d := range said {
		plan.Warnings.Add(d)
	}
	return plan, nil
}

// allowFlag adds the flag that names further folders to read from.
func allowFlag(c *cobra.Command, allow *[]string) {
	c.Flags().StringArrayVar(allow, "allow", nil, "研究还可读取的文件夹，可写多次；缺省只读研究文件所在的文件夹及其下 (a further folder that a study may read from; may be repeated)")
}
