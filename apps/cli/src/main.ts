process.stdout.write('waypoint 0.1.0\n')
