package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"doudi/model/document"
	"doudi/scenarios/data"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
)

// errDiffers is the error of a run that is not what it says; which files are not was printed already.
var errDiffers = errors.New("the run differs")

func newVerify(s *settings) *cobra.Command {
	files := false
	var allow []string
	c := &cobra.Command{
		Use:   "verify RUN",
		Short: "复核一次模拟：文件改过没有，重算是否逐字节相同 (whether a run's files are as it wrote them, and the same bytes when computed again)",
		Long: "复核一次模拟：先看文件夹里的文件改过没有，再照清单重新模拟，逐个文件比对，不同的列出。退出码：0 相同；1 有不同；2 不能复核。" +
			" (Hold the files of a run against its manifest, then simulate it again by the manifest and compare file by file; what differs is listed. Exit code: 0 the same; 1 something differs; 2 it cannot be verified.)",
		Example: "  doudi run huolinguole --quick --out /tmp/run\n  doudi verify /tmp/run --files",
		Args:    exactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return verifyRun(c.Context(), s, args[0], files, allow)
		},
	}
	c.Flags().BoolVar(&files, "files", false, "只看文件改过没有，不重新模拟 (only whether files have been changed, without simulating)")
	c.Flags().Int("workers", 0, "并行数，缺省为处理器数；不影响结果 (simulations at the same time; default: one a processor; changes no result)")
	allowFlag(c, &allow)
	return c
}

// verifyRun says what of a run is not as it was, and not as it becomes.
func verifyRun(ctx context.Context, s *settings, run string, files bool, allow []string) error {
	m, err := folder.Read(run)
	if err != nil {
		return err
	}
	changed, err := await(ctx, func() ([]folder.Finding, error) { return m.Changed(run) })
	if err != nil {
		return document.Refusef(run, "the folder cannot be read: %v", err)
	}
	changed = slices.DeleteFunc(changed, func(f folder.Finding) bool { return f.Gone && f.Name == dispatch.KeptName }) // may be deleted
	s.found(changed)
	if files {
		if len(changed) > 0 {
			return errDiffers
		}
		fmt.Fprint(s.Out, s.lang.Say("%d files are as the run wrote them\n", len(m.Files)))
		return nil
	}
	timing, err := m.TimingOf(run)
	if err != nil {
		return err
	}
	w, err := s.again(ctx, run, m, allow)
	if err != nil {
		return err
	}
	progress := s.newProgress()
	err = w.job.Do(ctx, w.job.All(), dispatch.Options{Workers: s.workers, Progress: progress.report})
	progress.end()
	if err != nil {
		return err
	}
	result, err := w.conclude()
	if err != nil {
		return err
	}
	result.Timing.Year = timing.Year // a page says what was past then
	result.Microdata = m.Microdata
	again, err := w.files(result, data.KindOf(m.Lists), report.DrawnOf(m.Lists))
	if err != nil {
		return err
	}
	differ, err := m.Against(result, again)
	if err != nil {
		return err
	}
	s.found(differ)
	if len(changed)+len(differ) > 0 {
		return errDiffers
	}
	fmt.Fprint(s.Out, s.lang.Say("%d files are as the run wrote them, and the same when computed again\n", len(m.Files)))
	return nil
}

// found prints a line for every file that is not as it should be.
func (s *settings) found(list []folder.Finding) {
	for _, f := range list {
		fmt.Fprintf(s.Out, "%s  %s\n", f.Name, f.What.In(s.lang))
	}
}
