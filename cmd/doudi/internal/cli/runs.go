package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"

	"github.com/spf13/cobra"
)

// runsFolder is where runs go whose place the user does not name.
const runsFolder = "runs"

func newRuns(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "runs [DIR]",
		Short: "列出结果文件夹：研究、方案数、次数、日期、版本、是否完整 (list the folders of runs)",
		Long: "列出一个文件夹里的各次模拟，缺省为 runs。完整指文件都在；内容有没有改过用 verify 看。" +
			" (List the runs in a folder, runs by default. Whole means that all files are there; whether one has been changed is for verify to say.)",
		Example: "  doudi run huolinguole --quick --out /tmp/run\n  doudi runs /tmp",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return exactArgs(1)(nil, args)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			in := runsFolder
			if len(args) > 0 {
				in = args[0]
			}
			return s.listRuns(c.Context(), in)
		},
	}
}

// listRuns prints a line for every run in a folder.
func (s *settings) listRuns(ctx context.Context, in string) error {
	runs, err := await(ctx, func() ([]folder.Listed, error) { return folder.List(in) })
	if err != nil {
		return err
	}
	unfinished, err := await(ctx, func() ([]dispatch.Unfinished, error) { return dispatch.FindUnfinished(in), nil })
	if err != nil {
		return err
	}
	if len(runs)+len(unfinished) == 0 {
		return document.Refusef(in, "there is no run here")
	}
	rows := [][]string{{s.lang.Say("folder"), s.lang.Say("study¦of a run"), s.lang.Say("scenarios¦how many"), s.lang.Say("draws × replicates"), s.lang.Say("written¦when"), s.lang.Say("version"), s.lang.Say("state¦of a run")}}
	for _, r := range runs {
		rows = append(rows, s.runRow(r))
	}
	for _, u := range unfinished {
		all := u.Header.Study.Draws * u.Header.Study.Replicates
		rows = append(rows, append(append([]string{u.Path}, ofStudy(u.Header.Study)...), "", u.Header.Versions["doudi"],
			s.lang.Say("interrupted: %d of %d simulations are kept", u.Done, all)))
	}
	s.columns(rows)
	return nil
}

// runRow is the line of one folder.
func (s *settings) runRow(r folder.Listed) []string {
	when := ""
	if !r.Written.IsZero() {
		when = r.Written.Format("2006-01-02 15:04")
	}
	if r.Manifest == nil {
		state := s.lang.Say("unfinished: being written, or left by a process that died")
		if r.Why != nil {
			state = s.lang.Say("%v", r.Why)
		}
		return []string{r.Path, "", "", "", when, "", state}
	}
	state := s.lang.Say("whole¦of a run")
	if r.Missing > 0 {
		state = s.lang.Say("incomplete: %d files are missing", r.Missing)
	}
	return append(append([]string{r.Path}, ofStudy(r.Manifest.Study)...), when, r.Manifest.Versions["doudi"], state)
}

// ofStudy is the study's id, how many scenarios it has and how often each is simulated.
func ofStudy(study scenarios.Resolved) []string {
	return []string{study.Study, strconv.Itoa(len(study.Scenarios)), fmt.Sprintf("%d×%d", study.Draws, study.Replicates)}
}

// columns prints rows of cells, each column as wide as its widest.
func (s *settings) columns(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], document.Cells(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell + strings.Repeat(" ", widths[i]-document.Cells(cell)+2))
		}
		fmt.Fprintln(s.Out, strings.TrimRight(line.String(), " "))
	}
}
