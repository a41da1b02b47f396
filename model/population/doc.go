// Package population makes households and persons in columns, synthesised so that the margins of a profile hold.
package population
