#!/bin/sh
# Runs once, when the database is made: a role that owns the backend's database and is no superuser.
set -eu
psql --username postgres --set ON_ERROR_STOP=1 --set password="$(cat /run/secrets/backend-password)" <<'SQL'
create role sync_backend login password :'password';
create database sync_backend owner sync_backend;
SQL
