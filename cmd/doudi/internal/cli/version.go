package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version is the program's.
const Version = "0.1.0"

func newVersion(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "版本、提交、Go 版本 (version, commit, Go version)",
		Example: "  doudi version",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			info, _ := debug.ReadBuildInfo() // nil where the program was built without modules
			fmt.Fprint(s.Out, s.lang.Say("doudi %s\ncommit %s\n%s %s/%s\n",
				Version, s.commit(info), runtime.Version(), runtime.GOOS, runtime.GOARCH))
			return nil
		},
	}
}

// commit is the commit that the program was built from, as the go command recorded it.
func (s *settings) commit(info *debug.BuildInfo) string {
	kept := map[string]string{}
	if info != nil {
		for _, setting := range info.Settings {
			kept[setting.Key] = setting.Value
		}
	}
	commit := kept["vcs.revision"]
	if commit == "" {
		return s.lang.Say("not recorded (built outside a git repository, or with -buildvcs off)")
	}
	if kept["vcs.modified"] == "true" {
		commit += s.lang.Say(", with changes that are not committed")
	}
	return commit
}
