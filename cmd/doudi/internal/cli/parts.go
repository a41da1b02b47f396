package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios/dispatch"

	"github.com/spf13/cobra"
)

// errIncomplete is the error of parts that are not all of a run; which are missing was printed already.
var errIncomplete = errors.New("parts are missing")

func newParts(s *settings) *cobra.Command {
	missing := false
	c := &cobra.Command{
		Use:   "parts DIR…",
		Short: "看各份齐不齐：在的、缺的、坏的 (which parts of a run are there, missing or damaged)",
		Long: "看各份齐不齐。退出码：0 齐全；1 有缺有坏，要再算；2 不是同一次模拟的各份。" +
			" (Which parts of a run are there. Exit code: 0 all; 1 some are missing or damaged and to be computed again; 2 they do not belong together.)",
		Example: "  doudi run huolinguole --quick --part 1/1 --out /tmp/quick\n  doudi parts /tmp/quick --missing",
		Args:    someArgs,
		RunE: func(c *cobra.Command, args []string) error {
			set, err := await(c.Context(), func() (*dispatch.Set, error) { return dispatch.Gather(args) })
			if err != nil {
				return err
			}
			if missing {
				err = s.listMissing(set)
			} else {
				s.listParts(set)
			}
			if err == nil && len(set.Missing)+len(set.Damaged) > 0 {
				err = errIncomplete
			}
			return err
		},
	}
	c.Flags().BoolVar(&missing, "missing", false, "只印要再算的份号，以逗号分隔 (print only the numbers of the parts to compute again, with commas)")
	return c
}

// listMissing prints the numbers alone, for the command that computes them.
func (s *settings) listMissing(set *dispatch.Set) error {
	again, ok := set.Rerun()
	if !ok {
		return document.Refusef("--missing", "the parts here have no numbers in common")
	}
	var out []string
	for _, k := range again {
		out = append(out, strconv.Itoa(k))
	}
	fmt.Fprintln(s.Out, strings.Join(out, ","))
	return nil
}

// listParts prints a line for every part, and what is missing.
func (s *settings) listParts(set *dispatch.Set) {
	line := func(where string, what message.Message) { fmt.Fprintf(s.Out, "%s  %s\n", where, what.In(s.lang)) }
	for _, p := range set.Parts {
		line(p.Path, dispatch.Together(p.Draws()))
	}
	for _, d := range set.Damaged {
		line(d.Path, message.Say("damaged: %s", d.Why))
	}
	switch again, numbered := set.Rerun(); {
	case len(set.Missing)+len(set.Damaged) == 0:
		fmt.Fprintln(s.Out, s.lang.Say("all there; they can be merged"))
	case numbered && len(again) > 0:
		var list []string
		for _, k := range again {
			list = append(list, fmt.Sprintf("%d/%d", k, set.Of))
		}
		fmt.Fprint(s.Out, s.lang.Say("to be computed again: %s\n", strings.Join(list, ", ")))
	case len(set.Missing) > 0:
		fmt.Fprint(s.Out, s.lang.Say("missing: %s\n", dispatch.Together(dispatch.Draws(set.Missing)).In(s.lang)))
	}
}
