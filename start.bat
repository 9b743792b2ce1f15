@echo off
rem Starts the dashboard on this PC, at http://127.0.0.1:8501
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul
if errorlevel 1 (python run.py run %*) else (py -3 run.py run %*)
pause
